"""Clauses that frame a sentence: who says it, told at its end, in passing, in the passive, or with a figure."""

import time

import pytest

from reportedly.attribution.edges import with_edges
from reportedly.attribution.framed import with_frames
from reportedly.attribution.quotations import find
from reportedly.attribution.said import Said
from tests.attribution.said import at, said

ALONE = [
    (
        "The trawler sank in 2024 because a hatch had been left open, an inquiry found on Friday.",
        "an inquiry",
        "found",
        "The trawler sank",
    ),
    ("The shift leader thought that a colleague had done so, he told the inquiry.", "he", "told", "The shift leader"),
    (
        "Engineers warned four times that the dam could fail, documents obtained by Harbour Wire show.",
        "documents obtained by Harbour Wire",
        "show",
        "Engineers warned",
    ),
    (
        "Only 46% of the voters went to the polls, the returning officer, Wyn Tarrant, announced.",
        "the returning officer, Wyn Tarrant",
        "announced",
        "Only 46%",
    ),
    (
        "He was told in February that the batch had lost its strength, an inquest heard on Monday.",
        "an inquest",
        "heard",
        "He was told",
    ),
    ("— Everybody, the mayor said.", "the mayor", "said", "Everybody"),
    (
        "No inspector had been down since August, he told the Courier, and the log was filled in later.",
        "he",
        "told",
        "No inspector",
    ),
    (
        "An aide has been arrested over the flood fund, it was announced by the prosecutor’s office on Friday.",
        "the prosecutor’s office",
        "was announced by",
        "An aide",
    ),
    (
        "The general sipped wine as shells rained down on his conscripts, it is alleged.",
        "",
        "is alleged",
        "The general",
    ),
    ("The aide was described by colleagues as quiet and exact.", "colleagues", "was described by", "as quiet"),
    ("He is accused by prosecutors of moving 1.2 million crowns abroad.", "prosecutors", "is accused by", "of moving"),
    ("The fisheries agency put the number at 120,000.", "The fisheries agency", "put", "the number at 120,000"),
    (
        "Eklund, who visited the site, put the damage at 40 million crowns.",
        "Eklund, who visited the site",
        "put",
        "the damage",
    ),
    ("In his words, “it was amateur work with professional powder”.", "his", "In his words", "“it was"),
    ("« Nous avons pleuré », as one woman put it.", "one woman", "put it", "« Nous"),
    ("A man in a wet coat shook his head: “Not like this.”", "A man", ":", "“Not like"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ALONE, ids=[row[0][:40] for row in ALONE])
def test_a_frame_makes_an_attribution(text, source, cue, content):
    """Where the encoder found nothing, the clause says who speaks."""
    (one,) = with_frames(text, [], find(text))
    assert ["".join(span.of(text) for span in one.source), one.cue[0].of(text)] == [source, cue]
    assert one.content[0].of(text).startswith(content)


SILENT = [
    "On Monday, the union said.",
    "After the vote, the mayor agreed.",
    "He wrote three books, the third of which failed.",
    "Holt came, Brandt left.",
    "The union put its table at 12 paces from the door.",
    "She put the kettle at one end of the stove.",
    "The tower was described by the lake as dusk fell.",
    "The house was praised for its garden.",
    "Slate, Time and the Drudge Report",
    "It was, as everybody knows, a Tuesday.",
    "The boys, the girls and their teacher sang.",
    "There were three courses: soup, fish and cheese.",
    "The play, ‘Never’, opens on Friday: “Gala” tickets are gone.",
]


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_sentences_frame_nothing(text):
    """A comma before the last clause, "put … at" a place, "by" a place and a colon are no attribution."""
    assert with_frames(text, [], find(text)) == []


MENDED = [
    (
        "Her deputy, she added, had kept notes.",
        ("she", "added", "had kept notes"),
        ("she", ["Her deputy", "had kept notes"]),
    ),
    (
        "No inspector had been down since August, he told the Courier, and the log was false.",
        ("he", "told", "and the log was false"),
        ("he", ["No inspector had been down since August", "and the log was false"]),
    ),
    (
        "Bosses pocketed £11,400 for four pumps, documents seen by the Lantern show.",
        ("the Lantern", "show", "Bosses pocketed £11,400 for four pumps"),
        ("documents seen by the Lantern", ["Bosses pocketed £11,400 for four pumps"]),
    ),
    (
        "On Wednesday, he called for more money.",
        ("he", "called for", "more money"),
        ("he", ["more money"]),
    ),
]


@pytest.mark.parametrize(("text", "row", "expected"), MENDED, ids=[row[0][:40] for row in MENDED])
def test_a_frame_mends_what_was_found(text, row, expected):
    """What the encoder found keeps its words and gains those that the frame gives it; an opening is no half."""
    (one,) = with_frames(text, said(text, row), find(text))
    assert (one.source[0].of(text), [span.of(text) for span in one.content]) == expected


@pytest.mark.parametrize("words", ["He fell, she said, and ", "It was put at nine, by ", "“A”, as she put it; "])
def test_hostile_text_takes_no_longer_than_its_length(words):
    """50 kB of the words that frames look for, in one line, and twice that: time grows with the length."""

    def seconds(times):
        text = words * times
        quotations = find(text)
        started = time.process_time()
        with_frames(text, [], quotations)
        return time.process_time() - started

    times = 50_000 // len(words)
    assert seconds(2 * times) < 4 * seconds(times) + 0.5


EDGES = [
    ("LORN, April 22 — Frost fell, growers said.", "growers", "Frost fell", "growers", "Frost fell"),
    (
        "LINTEL - Dockers are back, the union said.",
        "the union",
        "LINTEL - Dockers are back",
        "the union",
        "Dockers are back",
    ),
    ("HARROW, 12 March — Three are dead, he said.", "he", "HARROW, 12 March — Three are dead", "he", "Three are dead"),
    ("NATO - The alliance met, he said.", "he", "NATO - The alliance met", "he", "NATO - The alliance met"),
    ("👉 At least 9 were hurt, she said.", "she", "👉 At least 9 were hurt", "she", "At least 9 were hurt"),
    ("Holt, who lives nearby, said it shook.", "Holt", "it shook", "Holt, who lives nearby", "it shook"),
    ("“It shook,” said Holt, who lives nearby.", "Holt", "“It shook,”", "Holt, who lives nearby", "“It shook,”"),
    ("Radio Vesna, which cited a letter, said it shook.", "Radio Vesna", "it shook", "Radio Vesna", "it shook"),
    ("Holt, whom nobody had asked. Brandt said it shook.", "Brandt", "it shook", "Brandt", "it shook"),
]


@pytest.mark.parametrize(("text", "source", "content", "who", "what"), EDGES, ids=[row[0][:30] for row in EDGES])
def test_edges(text, source, content, who, what):
    """A dateline and a picture are nobody's words; a relative clause is the source's, one that cites is not."""
    cue = at(text, "said")
    one = Said([at(text, source)], [cue], [at(text, content)], [0.9, 0.9, 0.9, -0.1, -0.1])
    (one,) = with_edges(text, [one])
    assert (one.source[0].of(text), one.content[0].of(text)) == (who, what)
