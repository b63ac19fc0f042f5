"""Figures of words and of claims: the archive's numbers, a picture that can't act, no rule unless asked for."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.series.profiles import profiles
from reportedly.doors.desk import figures_page
from reportedly.export.series_table import heading
from tests.doors.desk.test_provenance import plain
from tests.export.hostile import NASTY

ASKED = "soldiers deserted Korvia"
CLAIM = "/reports/1/claims/c1"
WHOLE = f"{CLAIM}/whole"
PICTURES = (f"{CLAIM}/figures.svg", f"{CLAIM}/figures.svg?dark=1", "/figures/figures.svg?q=soldiers+Korvia")


def test_numbers_are_the_archives(client, archive_of_examples):
    """As ``Archive.figures`` says: how many, whose, what can't both hold."""
    series = archive_of_examples.figures(ASKED)
    page = client.get("/figures/whole", params={"q": ASKED}).text
    assert series.figures
    assert heading(series) in plain(page)
    assert all(figure.printed in plain(page) for figure in series.figures)


def test_no_rule_unless_asked(client, archive_of_examples):
    """None is chosen at first; a chosen one is shown with its reason and whose it is, and stays chosen."""
    page = client.get(WHOLE).text
    assert not any(profile.source in unescape(page) for profile in profiles())
    assert '<option value="">none' in page
    for profile in profiles():
        page = client.get(WHOLE, params={"profile": profile.name}).text
        choice = archive_of_examples.figures("wire-1#c1", profile=profile.name).choice
        assert f'<option value="{profile.name}" selected>' in page
        assert " ".join(f"Source of the rule: {choice.source}.".split()) in plain(page)
        assert choice.why in plain(page)


def test_an_unknown_rule(client):
    """Told in its place."""
    page = client.get(WHOLE, params={"profile": "<b>"}).text
    assert "no such profile of rules" in page
    assert "<b>" not in re.search(r'<p class="complaint".*?</p>', page)[0].replace("<bdi>", "").replace("</bdi>", "")


@pytest.mark.parametrize("asked", ["hello", "wire-1#c4", "nobody#c1", "of the"])
def test_no_quantity(client, asked):
    """Words that count nothing, a claim without a figure: told in the page, with the form."""
    page = client.get("/figures/whole", params={"q": asked}).text
    assert 'name="q"' in page
    assert 'role="alert"' in page or "0 figures" in page


@pytest.mark.parametrize(
    "path", [f"{CLAIM}/figures.svg", f"{CLAIM}/figures.svg?dark=1", "/figures/figures.svg?q=soldiers+Korvia"]
)
def test_the_picture(client, path):
    """An image with a policy of its own: opened by itself it runs and loads nothing."""
    pytest.importorskip("vl_convert", reason="the extra 'plots' is not installed")
    answered = client.get(path)
    assert answered.headers["content-type"] == "image/svg+xml"
    assert answered.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert ElementTree.fromstring(answered.content).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314
    assert ("#15181c" in answered.text) == ("dark" in path)


def test_drawn_once(client, monkeypatch):
    """A picture seen again costs nothing."""
    drawn = []
    monkeypatch.setattr(figures_page.series_plot, "svg", lambda _, dark: drawn.append(dark) or "<svg/>")
    for _ in range(3):
        client.get(f"{CLAIM}/figures.svg")
        client.get(f"{CLAIM}/figures.svg?dark=1")
    assert drawn == [False, True]


def test_vega_lite(client):
    """The chart's own JSON, headed by the claim's words."""
    answered = client.get(f"{CLAIM}/figures.vl.json")
    spec = json.loads(answered.content)
    assert "vega-lite" in spec["$schema"]
    assert spec["title"]["text"].startswith("More than 6,200 soldiers")
    assert "attachment" in answered.headers["content-disposition"]


def test_without_vl_convert(client, monkeypatch):
    """The tables alone, and why; the picture's address says what is missing."""
    monkeypatch.setattr(figures_page, "find_spec", lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    page = client.get(WHOLE).text
    assert "No chart: the extra" in page
    assert "<caption>The figures" in page
    assert "<img" not in page
    assert client.get(f"{CLAIM}/figures.svg").status_code == 422


def test_hostile(client, archive_of_examples, monkeypatch):
    """Names that mean harm stay text in the tables and in the picture, which stays well-formed."""
    pytest.importorskip("vl_convert", reason="the extra 'plots' is not installed")
    real = archive_of_examples.figures("wire-1#c1")
    bad = [replace(origin, name=NASTY[n], heard_by=NASTY[-n]) for n, origin in enumerate(real.origins)]
    series = replace(real, origins=bad, query=NASTY[4], counts=NASTY[1], warnings=list(NASTY))
    monkeypatch.setattr(Archive, "figures", lambda *_, **__: series)
    page = client.get(f"{CLAIM}/figures").text
    assert not re.search(r"<(?:script|svg|b>|img(?! src=\"/reports/1/))", page.replace("<b>4 figures", ""))
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page)
    root = ElementTree.fromstring(client.get(f"{CLAIM}/figures.svg").content)  # noqa: S314
    assert not [one for one in root.iter() if one.tag.endswith(("script", "foreignObject", "image"))]
    assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
