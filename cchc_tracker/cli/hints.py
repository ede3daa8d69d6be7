"""What a person can do about a problem or a failure on the command line: which option helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.exports.problem import Hints

HINTS: Final[Hints] = {
    "document-number-missing": template("give it with --number and --date"),
    "table-left-out": template("--table reads another one"),
    "headings-missing": template("name the table with --table, its columns with --map"),
    "plan-name-taken": template("choose another name with --id"),
    "import-doubtful": template("look at the report, then import it with --accept-problems"),
}
"""By the codes of problems and failures."""
