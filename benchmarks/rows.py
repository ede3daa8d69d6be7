"""Makes annex-like rows out of the printed cells of the real annual plans; a seed fixes them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from cchc_tracker.model.plan import PlanKind
from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.model.plan import Plan

SEED = 260
"""Number of the plan that most of the texts come from."""

AGENCY_PLAN = "can-tho-2022"
"""The plan whose agencies lead and support: they are those of one locality."""

PLACE_COUNT = 240
_SYLLABLES = (
    "Tân", "Thới", "Long", "Hòa", "Bình", "Thạnh", "Mỹ", "Phước", "Vĩnh", "Trung", "Đông", "An",
    "Nhơn", "Cát", "Hưng", "Phú",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One printed row; the cells that an annex merges are in full."""

    number: str
    goal: str
    task: str
    activity: str
    product: str
    lead: str
    support: str
    deadline: str


def generated_rows(total: int, seed: int = SEED) -> Iterator[AnnexRow]:
    """Rows whose texts are all different, with the leads and deadlines of the real plans."""
    plans = annual_plans()
    real = [row for plan in plans.values() for row in plan.activities]
    chance = Random(seed)
    tasks = list(dict.fromkeys(each.task for each in real if each.task))
    goals = list(dict.fromkeys(each.goal for each in real if each.goal))
    products = [each.product_text for each in real if each.product_text]
    texts = [each.activity for each in real if each.activity]
    agencies = [each for each in plans[AGENCY_PLAN].activities if each.lead_text]
    deadlines = [each.deadline_text or "" for each in real]
    names = places()
    for number in count(1):
        if number > total:
            return
        place = chance.choice(names)
        who = chance.choice(agencies)
        yield AnnexRow(
            number=str(number),
            goal=goals[number // 40 % len(goals)],
            task=tasks[number // 8 % len(tasks)],
            activity=f"{chance.choice(texts).rstrip('.')} tại {place}, đợt {number}.",
            product=f"{chance.choice(products)} {chance.choice(('', f'của {place}'))}".strip(),
            lead=who.lead_text or "",
            support=_support(who.support_text),
            deadline=chance.choice(deadlines),
        )


def annual_plans() -> Mapping[str, Plan]:
    """The annual plans that the installed plugins bring, by id."""
    plugins = load_plugins(PluginOptions(strict=True))
    annual = (each for each in plugins.templates() if each.kind is PlanKind.ANNUAL)
    return {template.id: plugins.plan(template.id) for template in annual}


def places() -> list[str]:
    """Names of communes, so that a search for one finds a small part of the rows."""
    pairs = [f"xã {one} {other}" for one in _SYLLABLES for other in _SYLLABLES if one != other]
    return pairs[:PLACE_COUNT]


def _support(text: str | None) -> str:
    """A ditto mark would stand for the cell above, which is another one here."""
    return "" if text is None or len(text) < 4 else text
