"""Tables of any cells: what must hold of their figures and of what is found in them."""

from collections.abc import Sequence

from hypothesis import strategies as st

from reportedly import checks, figures
from reportedly.intake import grids
from reportedly.intake.canonical import Piece, lay_out
from reportedly.intake.sentences import sentences
from reportedly.model.document import Document
from tests.fuzz import texts
from tests.fuzz.figuring import check_quantity, within

TOLD = "Floods in Sarn have killed 41 people, the agency said. Fourteen people died in Orlec."
HEADS = "District,Dead,Missing,Total,Change,% change,Share (%),Votes,2023,2024,Budget (£m),Rate".split(",")
CELLS = (
    "Orlec;Brod;Total;Grand total;of which wind;…;;–;n/a;12;9;15;36;38;1,204;14 000;−3.7%;+25%;100%;50 %;$4.2m;~12;12*;"
    "(3);0;1.5;999999999999999;1e9;12–14;▼ 3;5+"
).split(";")
_CELL = st.one_of(st.sampled_from(CELLS), st.sampled_from(HEADS), texts.texts(2))
ROWS = st.lists(st.lists(_CELL, min_size=1, max_size=6), min_size=1, max_size=9)
SEEDS: list[list[list[str]]] = [
    [["District", "Dead"], ["Orlec", "12"], ["Brod", "9"], ["Vasht", "15"], ["Total", "38"]],
    [["Victims", "Killed"], ["Men", "20"], ["Women", "18"], ["Children", "9"], ["Total", "38"]],
    [["Party", "Votes"], ["A", "30"], ["B", "20"], ["C", "10"], ["Total", "70"]],
    [["Where", "Cases"], ["N", "50"], ["A", "20"], ["B", "25"], ["S", "40"], ["C", "30"], ["Total", "90"]],
    [["Crop", "2023", "2024", "Change"], ["A", "40", "50", "25%"], ["B", "80", "60", "-25%"], ["C", "20", "30", "40%"]],
    [["Who", "Votes", "Share"], ["A", "30", "50%"], ["B", "18", "30%"], ["C", "12", "25%"], ["Total", "60", "100%"]],
    [["Team", "Gold", "Silver", "Total"], ["A", "4", "2", "6"], ["B", "3", "3", "6"], ["C", "3", "1", "5"]],
    [["Group", "Asked"], ["Men", "480"], ["Women", "512"], ["All", "1,000"]],
]


def check(rows: Sequence[Sequence[str]]) -> None:
    """The figures lie in their cells; what is found rests on words of the document, twice the same."""
    cells = [[grids.Cell(cell, len(cell) % 4, len(row) % 3) for cell in row] for row in rows]
    assert len(grids.lines(cells)) <= len(rows)
    pieces = grids.pieces([[grids.Cell(cell) for cell in row] for row in rows], 1, "By district")
    text, blocks = lay_out([Piece("paragraph", TOLD), *pieces])
    document = Document(text=text, blocks=blocks)
    assert document.prose == TOLD
    quantities = figures.quantities(TOLD)
    tables = figures.tables(document, len(quantities))
    found = [quantity for table in tables for quantity in table.quantities]
    assert [quantity.id for quantity in found] == [f"q{len(quantities) + n}" for n in range(1, len(found) + 1)]
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                assert document.words(cell.span) == cell.words
                assert cell.quantity is None or cell.span.contains(cell.quantity.span)
    for quantity in found:
        check_quantity(quantity, text)
    case = checks.Case(
        text=TOLD, quantities=quantities, sentences=sentences(TOLD), tables=tables, title="38 dead in Sarn"
    )
    findings = checks.run(case)
    for finding in findings:
        assert finding.needs or finding.verdict != "not-checkable"
        for span in finding.spans:
            within(span, text)
    assert checks.run(case) == findings
