"""The reading page: article, cards and filters, by address alone; and what a report's words can't do to it."""

import re

import pytest

from reportedly.doors.desk import reading as reading_page
from reportedly.doors.desk import sheet as sheets
from tests.doors import sample
from tests.doors.desk import reports
from tests.export.test_html_page import Page


@pytest.fixture
def desk_of(empty_archive, desk_over):
    """A function: reading → client of a desk over an archive that holds it as report 1."""

    def over(*readings):
        empty_archive.add(list(readings))
        return desk_over(empty_archive)

    return over


def shown(page):
    """The cards that the page shows, by id."""
    cards = re.findall(r'<li class="card[^"]*" id="([^"]+)"[^>]*?data-t="[^"]*"( hidden)?>', page)
    return [id for id, hidden in cards if not hidden]


def test_page(desk_of):
    """The article, every claim and every finding are there, and each leads on to what can be done with it."""
    page = desk_of(sample.reading()).get("/reports/1").text
    made = sample.reading()
    assert set(shown(page)) == {one.id for one in [*made.claims, *made.findings]}
    for path in ("explain/c1", "claims/c1/review", "correct/c1", "claims/c1", "explain/f1", "explain/q1"):
        assert f'href="/reports/1/{path}"' in page
    assert "What it stands on" in page
    assert f"{len(made.claims)} of {len(made.claims)} claims" in page


def test_offsets_in_the_article(desk_of):
    """Pieces of the article say where they start in code points, and their words are those of the text there."""
    page = desk_of(sample.reading()).get("/reports/1").text
    article = page[page.index('<article class="text"') : page.index("</article>")]
    pieces = re.findall(r'data-s="(\d+)"[^>]*>([^<]*)<', article)
    assert len(pieces) > 50
    for start, words in pieces:
        plain = words.replace("&#x27;", "'").replace("&amp;", "&")
        assert sample.TEXT[int(start) :].startswith(plain)


FILTERS = [
    ("", None),
    ("?kind=captive", ["c6"]),
    ("?kind=captive&kind=vague", ["c6", "c7"]),
    ("?q=life+JACKETS", ["c6"]),
    ("?kind=captive&q=ferries", []),
    ("?kind=nobody", []),
    ("?review=reviewed", []),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filter(desk_of, query, expected):
    """An address says which claims and findings are shown: one of each group, all groups, all words."""
    page = desk_of(sample.reading()).get(f"/reports/1{query}").text
    found = shown(page)
    every = [one.id for one in [*sample.reading().claims, *sample.reading().findings]]
    claims = [id for id in found if id.startswith("c")]
    assert (set(found) == set(every)) if expected is None else (claims == expected)


def test_filter_by_verdict(desk_of):
    """A verdict keeps its findings, and the claims that they rest on; nothing else."""
    page = desk_of(sample.reading()).get("/reports/1?verdict=inconsistent").text
    found = shown(page)
    assert {id for id in found if id[0] == "f"} == {
        f.id for f in sample.reading().findings if f.verdict == "inconsistent"
    }
    assert [id for id in found if id[0] == "c"]
    assert len(found) < len(sample.reading().claims)


def test_versions(desk_of, empty_archive):
    """An earlier version can be read and is said to be one; it is not judged."""
    from msgspec.structs import replace

    first = sample.reading()
    text = first.document.text + " More."
    second = replace(first, document=replace(first.document, text=text, sha256=reports.sha256_of(text)))
    client = desk_of(first, second)
    page = client.get("/reports/1?version=1").text
    assert "An earlier version" in page
    assert "/claims/c1/review" not in page
    assert client.get("/reports/1?version=9").status_code == 404
    assert "An earlier version" not in client.get("/reports/1").text


@pytest.mark.parametrize("path", ["/reports/99", "/reports/1?version=0", "/reports/x", "/reports/1/explain/zz"])
def test_not_there(client, path):
    """What is not there is said in a line, not in a traceback."""
    assert client.get(path).status_code in (404, 422)


def test_print(client):
    """The page for paper has no forms, and all is unfolded."""
    page = client.get("/reports/10?print=1").text
    assert 'id="sift"' not in page
    assert '<details class="more">' not in page


@pytest.mark.parametrize(
    ("role", "seen", "hidden"),
    [("reader", ["Explain", "Reviews"], ["/correct/"]), ("reviewer", ["Explain", "/correct/"], [])],
)
def test_roles(signed_in, role, seen, hidden):
    """A reader is not offered what only reviewers may do."""
    page = signed_in(role).get("/reports/10").text
    assert [word for word in seen if word not in page] == []
    assert [word for word in hidden if word in page] == []


SCRIPTS = {f"/static/{name}.js" for name in ("vendor/htmx.min", "desk", "reading", "correcting")}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</article></main><h1>gone</h1>",
    "{{7*7}} {% raw %}",
    "\u202eevil\u202c",
    "\x1b[2Jcleared",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_report_are_only_words(desk_of, words):
    """Markup, templates, overrides and escapes come out as words, on the page and in each part of it."""
    client = desk_of(reports.named(words))
    for path in ("", "/explain/m99", "/explain/v1", "/claims/c1/review", "/correct/c1", "/corrections", "/missed"):
        page = client.get(f"/reports/1{path}")
        assert page.status_code == 200
        taken = Page(page.text)
        assert taken.open == []
        assert taken.data["script"] == ""
        assert {value for tag, name, value in taken.attributes if name == "src"} <= SCRIPTS
        assert not [name for _, name, _ in taken.attributes if name == "style" or name.startswith("on")]
        assert taken.headings.count(1) == 1
        assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.text)


def test_mixed_alphabets_are_told(desk_of):
    """A name with a letter of another alphabet is shown for what it is."""
    page = desk_of(reports.named("Carrоw Port")).get("/reports/1").text
    assert "mixes Cyrillic letters into Latin: о (U+043E)" in page


def test_a_report_of_very_many_marks(desk_of, monkeypatch):
    """The page stays of bounded size, and says what it leaves out."""
    monkeypatch.setattr(sheets, "MOST_MARKS", 500)
    monkeypatch.setattr(reading_page, "MOST_CARDS", 100)
    page = desk_of(reports.marked(4000)).get("/reports/1").text
    assert "drawn only up to character" in page
    assert "1,900 more are not drawn" in page
    assert len(shown(page)) == 100
    assert 'export/json">' in page
    assert len(page) < 1_000_000


EXPLAINED = [
    ("c1", ["how likely a fact-checker would pick it", "The way it came", "Tarn Wire"]),
    ("a1", ["0.93", "the probability that source, cue and content are all three right"]),
    ("v5", ["captive", "an editor asks"]),
    ("q1", ["read as", "half the last place printed"]),
    ("m1", ["why", "whose words"]),
    ("f1", ["The rule:", "tolerance", "it says nothing of what is true"]),
    ("r2", ["answers", "c6"]),
]


@pytest.mark.parametrize(("record", "words"), EXPLAINED)
@pytest.mark.parametrize("part", [False, True])
def test_every_mark_explains_itself(desk_of, record, words, part):
    """What it is, why, how surely, by what; as a part, and as a page without scripts."""
    client = desk_of(sample.reading())
    answer = client.get(f"/reports/1/explain/{record}", headers={"hx-request": "true"} if part else {})
    assert [word for word in words if word not in answer.text] == []
    assert ("<html" in answer.text) is not part
    assert "made by reportedly 0.1.0" in answer.text
