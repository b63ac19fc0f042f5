"""The page of a claim: its numbers are the archive's, its parts stand by themselves, nothing in it runs."""

import json
import re
import time
from html import unescape

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.desk import provenance, tracing
from reportedly.export.trace_words import answer
from reportedly.model.desk import Actor
from reportedly.service.exports import CLAIM
from tests.export import hostile, traces

NAMES = ("wire-1#c1", "courier-1#c1", "post-1#c1")


def plain(page):
    """What a page says."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def address(client, name):
    """Where the page of ``KEY#c3`` is."""
    key, _, local = name.rpartition("#")
    return f"/reports/{client.office.archive.show(key).id}/claims/{local}"


def reviewer(name):
    """Somebody who may review."""
    return Actor(name=name, role="reviewer")


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_the_archives(client, archive_of_examples, name):
    """How many begin it, how many have it, who they are: as ``Archive.trace`` says."""
    trace = archive_of_examples.trace(name)
    page = client.get(f"{address(client, name)}/whole").text
    assert answer(trace) in plain(page)
    rows = re.findall(r'<tr[^>]*data-row="(\d+)".*?</tr>', page, re.DOTALL)
    assert rows == [str(number) for number in range(len(trace.mentions))]
    assert all(str(mention.publisher) in plain(page) for mention in trace.mentions)
    assert page.count("this report</span></span>") == 1


def test_figures_are_the_archives(client, archive_of_examples):
    """Every competing figure and whose it is: as ``Archive.figures`` says."""
    series = archive_of_examples.figures("wire-1#c1")
    page = client.get(f"{address(client, 'wire-1#c1')}/whole").text
    table = re.search(r"<caption>The figures.*?</table>", page, re.DOTALL).group()
    assert table.count("<tr>") == len(series.figures) + 1
    assert all(figure.printed in plain(table) for figure in series.figures)
    assert all(origin.name in plain(table) for origin in series.origins)


def test_the_steps_back(client):
    """The report, the outlet it has it from, the first voice, in this order, with the words that show it."""
    page = client.get(f"{address(client, 'courier-1#c1')}/whole").text
    path = re.search(r'<ol class="path".*?</ol>', page, re.DOTALL).group()
    assert [plain(step) for step in re.findall(r"<li.*?</li>", path, re.DOTALL)] == [
        "Lindal Courier this report",
        "Ostian Wire another outlet by the words the Ostian Wire , told",
        "a senior officer of the Ostian general staff unnamed official, the first voice by the words "
        "a senior officer of the Ostian general staff , told",
    ]


def test_the_claim_in_its_sentence(client):
    """The claim is marked where it stands, the rest of its sentence is not."""
    page = client.get(f"{address(client, 'wire-1#c1')}/whole").text
    sentence = re.search(r'<blockquote class="sentence".*?</blockquote>', page, re.DOTALL).group()
    assert "<mark>More than 6,200 soldiers" in unescape(sentence)
    assert plain(sentence).endswith("told the Ostian Wire on Tuesday.")


def test_own_voice(client, archive_of_examples):
    """Where nobody is named behind a claim, the page says so."""
    reading = archive_of_examples.reading("wire-1")
    local = next(claim.id for claim in reading.claims if claim.attribution is None)
    assert "in its own voice; nobody is named behind it" in plain(client.get(f"/reports/1/claims/{local}").text)


def test_a_claim_without_a_figure_has_no_figures(client):
    """No empty chart, no complaint."""
    page = client.get(f"{address(client, 'wire-1#c4')}/whole").text
    assert "Figures that compete" not in page
    assert 'class="complaint"' not in page


@pytest.mark.parametrize("part", ["trace", "figures", "checks"])
def test_parts(client, part):
    """Each heavy part is a fragment of its own, the same that the whole page holds."""
    base = address(client, "wire-1#c1")
    words = client.get(f"{base}/{part}").text
    assert "<html" not in words
    assert words.strip() in client.get(f"{base}/whole").text


def test_the_page_does_not_wait(client, monkeypatch):
    """A slow trace comes later, by a script or, without one, by a link; the rest of the page is there."""
    real = Archive.trace
    monkeypatch.setattr(Archive, "trace", lambda *asked: (time.sleep(0.6), real(*asked))[1])
    base = address(client, "wire-1#c1")
    page = client.get(base).text
    assert f'hx-get="{base}/trace" hx-trigger="load"' in page
    assert f'<noscript><p><a href="{base}/whole#trace">' in page
    assert "Who says so, step by step" in page
    assert "2 of 7 articles" not in page
    assert "2 of 7 articles" in client.get(f"{base}/whole").text


def test_made_once(client, monkeypatch):
    """Page, part and graph ask the archive once; a report more, and they ask again."""
    asked = []
    real = Archive.trace
    monkeypatch.setattr(Archive, "trace", lambda self, words: asked.append(words) or real(self, words))
    base = address(client, "wire-1#c1")
    for leaf in ("", "/trace", "/graph.json", "/whole"):
        client.get(base + leaf)
    assert asked == ["wire-1#c1"]
    client.office.archive.remove("journal-1")
    client.get(f"{base}/whole")
    assert asked == ["wire-1#c1"] * 2


def test_graph(client, archive_of_examples):
    """The graph has the trace's articles, each with its row and where it can be read."""
    trace = archive_of_examples.trace("wire-1#c1")
    answered = client.get(f"{address(client, 'wire-1#c1')}/graph.json")
    nodes = answered.json()["nodes"]
    assert answered.headers["content-type"] == "application/json"
    assert sorted(row for node in nodes for row in node["rows"]) == list(range(len(trace.mentions)))
    for node in nodes:
        number = int(node["place"].removeprefix("/reports/"))
        assert archive_of_examples.show(archive_of_examples.key(number)).versions[-1].publisher == node["name"]


def test_judged(signed_in):
    """What stands is told, one line a reviewer, and that they disagree; a reader is not asked to review."""
    client, name = signed_in("reviewer"), "wire-1#c1"
    desk, base = client.office.desk, address(client, name)
    for who, verdict in (("Ada", "unsupported"), ("Ada", "inaccurate"), ("Bo", "accurate")):
        desk.review(reviewer(who), name, verdict, f"{who} <b>looked</b>.")
    desk.grade_claim(reviewer("Ada"), name, "4", "Against <i>all</i> logs.")
    said = re.search(r'<section id="judged".*?</section>', client.get(base).text, re.DOTALL).group()
    assert "Reviewers disagree" in said
    assert "<b>looked</b>" not in said
    assert [label in plain(said) for label in ("Inaccurate by Ada", "Accurate by Bo", "Unsupported")] == [1, 1, 0]
    assert "Credibility 4" in plain(said)
    assert "Review it in the report" in said
    assert "Review it in the report" not in signed_in("reader").get(base).text


def test_exports(client):
    """Every form of the catalogue has its link; a ClaimReview has one once there is a review."""
    base = address(client, "wire-1#c1")
    links = re.findall(rf'href="{base}/export/([^"]+)"', client.get(base).text)
    assert links == [name for name in CLAIM if not name.startswith("claimreview")]
    client.office.desk.review(reviewer("Ada"), "wire-1#c1", "unsupported", "Nobody showed the lists.")
    assert re.findall(rf'href="{base}/export/([^"]+)"', client.get(base).text) == list(CLAIM)


def test_earlier_checks(client):
    """A check of the same claim elsewhere is found at once after it was made; the claim's own reviews are not it."""
    base = address(client, "wire-1#c1")
    assert "No check is in the archive yet" in client.get(f"{base}/whole").text
    client.office.desk.review(reviewer("Ada"), "herald-1#c1", "unsupported", "Nobody showed the lists.")
    assert "Unsupported" in plain(client.get(f"{base}/checks").text)
    own = client.get(f"{address(client, 'herald-1#c1')}/checks").text
    assert "Unsupported" not in own


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/1/claims/c99", 404),
        ("/reports/999/claims/c1", 404),
        ("/reports/1/claims/c99/graph.json", 404),
        ("/reports/1/claims/%3Cscript%3E", 404),
        ("/reports/one/claims/c1", 422),
        ("/reports/1/claims/c4/figures.svg", 422),
    ],
)
def test_what_is_not_there(client, path, status):
    """Said in a line, nothing of it run."""
    answered = client.get(path)
    assert answered.status_code == status
    assert "<script>" not in answered.text.replace("<script src=", "")


def test_only_for_those_let_in(signed_in):
    """Where people have accounts, none of this is shown to others."""
    client = signed_in("reader")
    leaves = ("", "/whole", "/trace", "/figures", "/checks", "/graph.json", "/figures.svg", "/figures.vl.json")
    words = ("/trace", "/trace/whole", "/trace/part", "/trace/graph.json")
    counts = ("/figures", "/figures/whole", "/figures/part", "/figures/figures.svg", "/figures/figures.vl.json")
    client.cookies.clear()
    for path in (*(f"/reports/1/claims/c1{leaf}" for leaf in leaves), *words, *counts):
        answered = client.get(path, params={"q": "soldiers"})
        assert (answered.status_code, answered.headers["location"]) == (303, "/sign-in")


@pytest.mark.parametrize("trace", [hostile.trace(), traces.large().trace], ids=["hostile", "large"])
def test_hostile_and_large(client, monkeypatch, trace):
    """Names, titles and words that mean harm stay text; a trace of hundreds is a page like any other."""
    monkeypatch.setattr(Archive, "trace", lambda *_: trace)
    page = client.get("/reports/1/claims/c1/whole").text
    assert not re.search(r"<(?:script(?! src=\"/static/)|img(?! src=\"/reports/1/)|iframe)", page)
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page)
    assert not any(char in page for char in "\u202e\u2066\x1b\x07")
    assert "javascript:" not in re.findall(r'href="([^"]*)"', page)
    assert json.loads(client.get("/reports/1/claims/c1/graph.json").content)["nodes"]


def test_styles_of_pictures(client):
    """The dark colours of pictures are served as a file, since no page may have a style in it."""
    answered = client.get("/ink.css")
    assert answered.headers["content-type"].startswith("text/css")
    assert answered.text == tracing.trace_svg.STYLE
    assert "<style" not in client.get("/reports/1/claims/c1").text


def test_every_route_has_its_address():
    """The part that a script asks for, the page that waits and the data are routes of the claim."""
    leaves = {route.path.removeprefix(provenance.AT) for route in provenance.router.routes}
    assert leaves == {"", "/whole", "/trace", "/figures", "/checks", "/graph.json", "/figures.svg", "/figures.vl.json"}
