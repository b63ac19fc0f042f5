"""What is taken out of a page before its article is looked for, and what must stay whatever it is called."""

import pytest

from reportedly.intake import read_bytes
from reportedly.model.document import Document

SAID = "The bridge at Orling was shut on Tuesday, the council said, after a lorry hit a pier and a rail came down."
TOLD = "“It will stay shut until the divers are done,” the mayor, Rut Dahl, told the Lintel Press on Wednesday."
LAST = "The council did not say what the repairs would cost, and the haulier did not reply to questions."
STRAY = "Experts say that nine in ten bridges are unsafe, and that you should buy a boat before they come down."


def read(body: str, attributes: str = "") -> Document:
    page = f"<!DOCTYPE html><html lang='en'><body {attributes}><h1>Bridge shut</h1>{body}</body></html>"
    return read_bytes(page.encode(), name="a.html")


def among(part: str) -> str:
    return f"<article><p>{SAID}</p>{part}<p>{TOLD}</p><p>{LAST}</p></article>"


GONE = [
    f"<div class='native-ad'><p>{STRAY}</p></div>",
    f"<div class='c-story__newsletter'><p>{STRAY}</p></div>",
    f"<section><h3>You may also like</h3><p>{STRAY}</p></section>",
    f"<p hidden>{STRAY}</p>",
    f"<p style='Display : none'>{STRAY}</p>",
    f"<div aria-hidden='true'><p>{STRAY}</p></div>",
    f"<p style='position:absolute; left:-9999px'>{STRAY}</p>",
    f"<p><b>Read more:</b> <a href=/x>{STRAY}</a></p>",
    f"<article><h3><a href=/x>Boats</a></h3><p>{STRAY}</p></article>",
    f"<blockquote class='twitter-tweet'><p>{STRAY}</p>— Boat Shop (@boats)</blockquote>",
    f"<div lang='de'><p>{STRAY} Die Brücke ist gesperrt, sagte der Stadtrat am Dienstag.</p></div>",
    "<p>Support our journalism with a gift of £5: experts say that it helps.</p>",
]


@pytest.mark.parametrize("part", GONE)
def test_it_goes(part: str) -> None:
    """Protects the report from claims and figures of advertisements, teasers, posts, and of what nobody sees."""
    document = read(among(part))
    assert [document.words(b.span) for b in document.blocks if b.kind != "headline"] == [SAID, TOLD, LAST]


KEPT = [
    f"<blockquote><p>{STRAY}</p></blockquote>",
    f"<p class='mapped quizzical'>{STRAY}</p>",
    f"<p>Read more than this report, the mayor said. {STRAY}</p>",
    f"<p>Related companies were named, <a href=/x>the paper</a> said. {STRAY}</p>",
    f"<h2>The map</h2><p>{STRAY}</p>",
    f"<p lang='en-GB'>{STRAY}</p>",
    f"<p style='left:-1px'>{STRAY}</p>",
]


@pytest.mark.parametrize("part", KEPT)
def test_it_stays(part: str) -> None:
    """Protects the report's own words from a rule that reaches too far."""
    assert STRAY in read(among(part)).text


WHOLE = ["related", "has-newsletter newsletter", "promoted", "d-none", "map", "quiz"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_on_the_whole_page_takes_nothing_out(name: str) -> None:
    """Protects reports whose page, or whose column, bears the name of a part."""
    inner = f"<p>{SAID}</p><p>{TOLD}</p><p>{LAST}</p>"
    for document in (read(inner, f"class='{name}'"), read(f"<div class='{name}'>{inner}</div>")):
        assert document.text == f"Bridge shut\n\n{SAID}\n\n{TOLD}\n\n{LAST}"


MARKS = [
    ("312<sup><a href='#n'>1</a></sup> wells", "312 wells"),
    ("312<sup class='footnote-ref'>1</sup> wells", "312 wells"),
    ("312<sup>[12]</sup> wells", "312 wells"),
    ("20 km<sup>2</sup> of wells", "20 km2 of wells"),
    ("the 4<sup>th</sup> well", "the 4th well"),
    ("10<sup>6</sup> wells", "106 wells"),  # an exponent is no footnote; that it can't be read is another matter
]


@pytest.mark.parametrize(("markup", "words"), MARKS)
def test_the_mark_of_a_footnote_is_no_digit(markup: str, words: str) -> None:
    """Protects figures: 312 with note 1 is not 3121; the page is still found by its own words."""
    document = read(f"<article><p>There are {markup} at Orling, the council said.</p><p>{TOLD}</p></article>")
    block = document.blocks[1]
    assert document.words(block.span) == f"There are {words} at Orling, the council said."
    assert block.selector is not None


def test_words_after_an_icon_stay() -> None:
    """Protects sentences that an empty element interrupts: trafilatura lost what came after it."""
    icon = "<span class=i><img src=a.svg aria-hidden=true></span>"
    assert SAID in read(f"<article><p>{SAID[:40]}{icon}{SAID[40:]}</p><p>{TOLD}</p></article>").text


NOTES = [
    ("<blockquote class='instagram-media'><p>A post</p></blockquote>", "1 embedded post is not read: their words are"),
    ("<table><tr><th>Inn</th><td>The Swan</td></tr><tr><th>Beds</th><td>9</td></tr></table>", "1 table is not read."),
    (f"<div lang='de'><p>{STRAY} Die Brücke ist gesperrt, sagte der Rat.</p></div>", "A part in German is not read."),
    ("<a rel='next' href='?page=2'>Next</a>", "The report goes on on another page, which is not read."),
]


@pytest.mark.parametrize(("part", "warning"), NOTES)
def test_the_reader_is_told_what_is_left_out(part: str, warning: str) -> None:
    """Protects a reader who would take the reading for all that the page holds."""
    assert [line.startswith(warning) for line in read(among(part)).warnings] == [True]
    assert read(among("")).warnings == []
