"""What statuses, kinds and columns are called in front of people."""

from __future__ import annotations

from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State

STATUS_LABELS: dict[Status, str] = {
    Status.DONE_ON_TIME: template("done on time"),
    Status.DONE_LATE: template("done late"),
    Status.IN_PROGRESS: template("in progress"),
    Status.NOT_STARTED: template("not started"),
    Status.OVERDUE: template("overdue"),
    Status.UNDATED: template("undated"),
    Status.SUSPENDED: template("suspended"),
    Status.CANCELLED: template("cancelled"),
}

SHORT_STATUS_LABELS: dict[Status, str] = {
    **STATUS_LABELS,
    Status.DONE_ON_TIME: template("on time"),
    Status.DONE_LATE: template("ended late"),
}
"""For columns that are too narrow for the others."""

STATE_LABELS: dict[State, str] = {
    State.NOT_STARTED: template("not started"),
    State.IN_PROGRESS: template("in progress"),
    State.DONE: template("done"),
    State.SUSPENDED: template("suspended"),
    State.CANCELLED: template("cancelled"),
}

KIND_LABELS: dict[str, str] = {
    "window": template("window"),
    "due": template("due day"),
    "continuous": template("continuous"),
    "recurring": template("recurring"),
    "milestones": template("milestones"),
    "conditional": template("conditional"),
    "reference": template("set by another document"),
    "relative_wd": template("working days from an event"),
    "relative_days": template("days from an event"),
    "frequency": template("so many times"),
    "data_period": template("period of data"),
    "open": template("open"),
    "blank": template("blank"),
    "invalid": template("not understood"),
}

CERTAINTY_LABELS: dict[str, str] = {
    "certain": template("certain"),
    "convention": template("by convention"),
    "ambiguous": template("ambiguous, please confirm"),
}

SEVERITY_LABELS: dict[str, str] = {
    "info": template("remark"),
    "warning": template("warning"),
    "error": template("error"),
}

PLUGIN_STATE_LABELS: dict[str, str] = {
    "loaded": template("loaded"),
    "failed": template("failed"),
    "duplicate": template("duplicate"),
    "skipped": template("skipped"),
}
