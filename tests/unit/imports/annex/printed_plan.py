"""Plans made up by hypothesis and printed as tables, as offices print them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from cchc_tracker.model.plan import Area
from tests.unit.imports.annex.annex_source import Cell, document, table, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.source.document import SourceDocument

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số\nTT", "stt"),
    "goal": ("Mục tiêu", "1- Mục tiêu", "MỤC  TIÊU", "Mục tiêu, chỉ tiêu", "Mu\u0323c tie\u0302u"),
    "task": (
        "Nhiệm vụ",
        "2- Nhiệm vụ",
        "NHIỆM VỤ",
        "Nội dung nhiệm vụ",
        "nhiem vu",
        "Tên nhiệm vụ",
    ),
    "activity": ("Hoạt động", "3- Hoạt động", "HOẠT ĐỘNG CỤ THỂ", "Hoat dong"),
    "product": (
        "Sản phẩm",
        "Kết quả/ Sản phẩm",
        "Sản phẩm đầu ra",
        "4-Kết quả",
        "KẾT QUẢ, SẢN PHẨM",
    ),
    "lead": (
        "Chủ trì",
        "5-Chủ trì",
        "Cơ quan chủ trì",
        "Đơn vị chủ  trì",
        "CƠ QUAN, ĐƠN VỊ CHỦ TRÌ",
    ),
    "support": ("Phối hợp", "6-Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp thực hiện"),
    "deadline": (
        "Thời gian",
        "7-Thời gian",
        "Thời hạn hoàn thành",
        "Thời gian thực hiện",
        "Tiến độ",
    ),
    "note": ("Ghi chú", "GHI CHÚ"),
    "extra": ("Kinh phí", "Nguồn lực thực hiện", "Địa bàn"),
}
SHAPES = (("task",), ("activity",), ("task", "activity"), ("goal", "task", "activity"))
PLANNING = ("product", "lead", "support", "deadline")
AREA_TITLES = (
    "CẢI CÁCH THỂ CHẾ",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
)
WORDS = ("Rà soát", "văn bản", "Xây dựng", "kế hoạch", "Đánh giá", "hồ sơ", "một cửa", "năm 2022")
LEADS = ("Sở Nội vụ", "Sở Tư pháp", "Các sở, ban, ngành", "Nt", "-nt-", "″", "như trên")
DEADLINES = ("Quý I", "Trong năm", "Cả năm", "Thường xuyên", "Quý III - IV", "")


@dataclass(frozen=True)
class Leaf:
    """A row of work: its goal and task by text, its own cells by field."""

    area: Area
    goal: str
    task: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Printed:
    """A made-up plan, and the document that prints it."""

    document: SourceDocument
    rows: tuple[Mapping[str, str], ...]
    """The rows as matrix.csv would have them."""
    areas: tuple[Area, ...]
    carried: frozenset[str] = field(default=frozenset())
    """Places (`r3`) where the document leaves blank what belongs to the row above."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A text that begins with a capital letter, as long as a heading or longer."""
    return " ".join(
        (
            draw(st.sampled_from(("Rà soát", "Xây dựng", "Đánh giá"))),
            *draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)),
        )
    )


@st.composite
def leaves(draw: st.DrawFn, shape: tuple[str, ...], *, has_numbers: bool) -> list[Leaf]:
    """The rows of a plan in their order; goals and tasks tell their own numbers apart."""
    made: list[Leaf] = []
    goals = tasks = acts = 0
    titles = draw(st.lists(st.sampled_from(AREA_TITLES), min_size=1, max_size=3, unique=True))
    for place, title in enumerate(titles):
        area = Area(("I", "II", "III")[place], title, "direction")
        acts = 0 if has_numbers else acts
        for _ in range(draw(st.integers(1, 2)) if "goal" in shape else 1):
            goals += 1
            goal = f"1.{goals}. {draw(sentences())}" if "goal" in shape else ""
            for _ in range(draw(st.integers(1, 2))):
                tasks += 1
                number = "" if has_numbers else f"2.{tasks}. "
                task = f"{number}{draw(sentences())}" if "task" in shape else ""
                few = 0 if "task" in shape else 1
                for each in range(max(1, draw(st.integers(few, 3 if "activity" in shape else 0)))):
                    acts += 1
                    cells = {name: draw(_cell(name)) for name in (*PLANNING, "note", "extra")}
                    has_activity = "activity" in shape and (
                        each > 0 or draw(st.booleans()) or not task
                    )
                    if has_activity:
                        own = "" if has_numbers else f"3.{acts}. "
                        cells["activity"] = f"{own}{draw(sentences())}"
                    if has_numbers:
                        cells["number"] = f"{acts}."
                    if not has_activity:
                        cells["product"] = cells["product"] or "Báo cáo"
                    made.append(Leaf(area, goal, task, cells))
                    if not has_activity:
                        break
    return made


def _cell(name: str) -> st.SearchStrategy[str]:
    match name:
        case "lead" | "support":
            return st.sampled_from(LEADS)
        case "deadline":
            return st.sampled_from(DEADLINES)
        case "product":
            return st.sampled_from(("Kế hoạch", "1. Báo cáo;\n2. Quyết định", ""))
        case "extra":
            return st.sampled_from(("", "500 triệu đồng"))
        case _:
            return st.sampled_from(("", "", "Đã điều chỉnh"))


@st.composite
def printed_plans(draw: st.DrawFn) -> Printed:
    """A plan printed with its own columns, spellings, merges, repeated headings, page breaks."""
    shape = draw(st.sampled_from(SHAPES))
    has_numbers = draw(st.booleans()) and "goal" not in shape
    plan = draw(leaves(shape, has_numbers=has_numbers))
    others = draw(st.sampled_from(((), ("note",), ("note", "extra"))))
    beside = draw(st.permutations((*PLANNING, *others)))
    columns = ("number", *shape, *beside)
    page = _Page(
        columns,
        headings=tuple(draw(st.sampled_from(SPELLINGS[name])) for name in columns),
        merged=draw(st.booleans()),
        area_style=draw(st.sampled_from(("two", "wide", "one"))),
        numbered_columns=draw(st.booleans()),
    )
    breaks = draw(st.sets(st.integers(1, max(1, len(plan) - 1)), max_size=2))
    kinds = {each: draw(st.sampled_from(("heading", "table", "bare table"))) for each in breaks}
    document, carried = page.print(plan, kinds)
    return Printed(document, _matrix(plan, columns), _areas(plan), carried)


@dataclass
class _Page:
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    merged: bool
    area_style: str
    numbered_columns: bool

    def print(
        self, plan: list[Leaf], breaks: Mapping[int, str]
    ) -> tuple[SourceDocument, frozenset[str]]:
        tables: list[list[list[Cell]]] = [self._headings()]
        carried: set[str] = set()
        for place, leaf in enumerate(plan):
            kind = breaks.get(place) if place else None
            if kind == "heading":
                tables[-1].extend(self._headings())
            elif kind == "table":
                tables.append(self._headings())
            elif kind == "bare table":
                tables.append([])
            new_area = place == 0 or plan[place - 1].area != leaf.area
            if new_area:
                tables[-1].append(self._area(leaf.area))
            if kind and not new_area:
                carried.update(f"r{n + 1}" for n in range(place, len(plan)))
            tables[-1].append(self._row(plan, place, breaks))
        made = [table(*rows, name=str(n)) for n, rows in enumerate(tables, start=1)]
        return document(text("KẾ HOẠCH NĂM 2022"), *made, text("Nơi nhận:", 99)), frozenset(carried)

    def _headings(self) -> list[list[Cell]]:
        numbers: list[list[Cell]] = [[f"({n})" for n in range(1, len(self.columns) + 1)]]
        return [list(self.headings), *(numbers if self.numbered_columns else [])]

    def _area(self, area: Area) -> list[Cell]:
        width = len(self.columns)
        match self.area_style:
            case "wide":
                return [area.no, (area.title, 1, width - 1)]
            case "one":
                return [(f"{area.no}. {area.title}", 1, width)]
            case _:
                return [area.no, area.title, *([""] * (width - 2))]

    def _row(self, plan: list[Leaf], place: int, breaks: Mapping[int, str]) -> list[Cell]:
        row: list[Cell] = []
        for name in self.columns:
            if name not in ("goal", "task"):
                row.append(plan[place].cells.get(name, ""))
            elif not self.merged:
                row.append(getattr(plan[place], name))
            elif self._begins(plan, place, name, breaks):
                end = place + 1
                while end < len(plan) and not self._begins(plan, end, name, breaks):
                    end += 1
                says = place == 0 or not _same(plan[place - 1], plan[place], name)
                row.append((getattr(plan[place], name) if says else "", end - place, 1))
        return row

    def _begins(self, plan: list[Leaf], place: int, name: str, breaks: Mapping[int, str]) -> bool:
        return place == 0 or place in breaks or not _same(plan[place - 1], plan[place], name)


def _same(above: Leaf, leaf: Leaf, name: str) -> bool:
    if (above.area, above.goal) != (leaf.area, leaf.goal):
        return False
    return name == "goal" or above.task == leaf.task


def _areas(plan: list[Leaf]) -> tuple[Area, ...]:
    return tuple(dict.fromkeys(leaf.area for leaf in plan))


def _matrix(plan: list[Leaf], columns: tuple[str, ...]) -> tuple[Mapping[str, str], ...]:
    rows: list[Mapping[str, str]] = []
    names = [name for name in columns if name != "extra"]
    above: Leaf | None = None
    for leaf in plan:
        if above is None or above.area != leaf.area:
            heading = dict.fromkeys(names, "")
            heading["number"], heading[names[1]] = leaf.area.no, leaf.area.title
            rows.append(heading)
        cells = {name: leaf.cells.get(name, "") for name in names}
        for name in ("goal", "task"):
            if name in names:
                cells[name] = getattr(leaf, name)
        rows.append(cells)
        above = leaf
    return tuple(rows)
