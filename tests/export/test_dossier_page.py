"""The dossier as a page: complete, in order, sealed, readable by everybody, and safe whatever the reports say."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from msgspec.structs import replace

from reportedly.errors import SettingsError
from reportedly.export import series_plot
from reportedly.export.dossier_page import page
from tests.export import traces
from tests.export import whole_dossiers as dossiers
from tests.export.test_html_page import Page


@pytest.fixture(scope="module")
def words(deserters):
    return page(*deserters, made_at=dossiers.MADE_AT)


@pytest.fixture(scope="module")
def whole(words):
    return Page(words)


def text_of(words):
    """What a reader sees, on one line."""
    body = re.sub(r"<style>.*?</style>|<svg.*?</svg>", " ", words, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", body).replace("&#x27;", "'").replace("&quot;", '"').split())


def test_well_formed(whole):
    """Every element is closed, ids are single, links lead somewhere, headings skip no level, there is one h1."""
    assert whole.open == []
    assert len(whole.ids) == len(set(whole.ids))
    assert {href[1:] for href in whole.hrefs if href.startswith("#")} <= set(whole.ids)
    assert whole.headings[0] == 1
    assert whole.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(whole.headings))


def test_order(whole):
    """The contents come in the order an editor asks for them, and the list on top names those that are there."""
    order = ["words", "source", "verdicts", "starts", "mentions", "figures", "earlier", "corrections", "not-said"]
    assert [id for id in whole.ids if id in order] == order
    assert [href[1:] for href in whole.hrefs if href[1:] in order][1:] == order


@pytest.mark.parametrize(
    "said",
    [
        "“More than 6,200 soldiers have deserted from Korvia's northern army since March”",
        "characters 0 to 78 of the text",
        "By the word of a senior officer of the Ostian general staff (unnamed official).",
        "The reviewers disagree: “Misleading” says Ada Quint; “Accurate but incomplete” says Ben Orrel",
        "review 2; it takes the place of Ada Quint's review 1",
        "because The count is of all who left since March",
        "“By June 2,100 of the men were back.”",
        "since succeeded: Unsupported",
        "2: Probably true",
        "Truth cannot be judged",
        "2 of 7 articles report it by themselves",
        "is reprinted by 2 other outlets",
        "Sandvar Tidings",
        "4 figures of 4 origins in 8 articles of 7 outlets",
        "Rated “Lacks context” by Lintel Press Checks on 9 June 2031",
        "Rated 2 on a scale from 1 to 5 by Tarn Observer",
        "somebody else says it; source [80–124] → [80–90]",
        "The program gives no verdict",
        "Put together by reportedly",
        "on 20 Jun 2031, 09:30 UTC",
    ],
)
def test_contents(words, said):
    """What each part must tell."""
    assert said in text_of(words)


def test_digest(words, deserters):
    """The text that the offsets are of is named by its SHA-256."""
    assert f"SHA-256 {deserters[0].claim.sha256}" in text_of(words)


def test_the_claim_is_marked(words):
    """In its sentence, whose other words are not the claim's."""
    claim = "More than 6,200 soldiers have deserted from Korvia&#x27;s northern army since March"
    assert f"<mark>{claim}</mark>, a senior officer" in words


def test_nothing_is_fetched(words, whole):
    """One style, allowed by its hash; no script, no picture from elsewhere, no style beside."""
    policy = next(value for _, name, value in whole.attributes if name == "content" and "default-src" in value)
    style = re.search(r"<style>(.*?)</style>", words, re.DOTALL).group(1)
    assert words.count("<style") == 1
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(whole.tags)
    assert not {name for _, name, _ in whole.attributes if name in ("style", "src") or name.startswith("on")}
    assert "url(" not in style
    assert "@import" not in style


def test_spoken(words, whole):
    """Language, captions, headed columns, names for pictures; what scrolls can be reached by keys."""
    assert ("html", "lang", "en") in whole.attributes
    assert ("blockquote", "lang", "en") in whole.attributes
    assert whole.tags.count("caption") == whole.tags.count("table") > 4
    assert len(re.findall("<th[ >]", words)) == words.count('<th scope="col">')
    assert words.count('class="scroll') == len(re.findall(r'class="scroll[^>]*tabindex="0"', words))
    assert all('role="img" aria-label' in frame for frame in re.findall(r'<div class="scroll chart.*?<svg', words))


def test_same_bytes(words, deserters):
    """The same dossier is the same page."""
    assert page(*deserters, made_at=dossiers.MADE_AT) == words


def test_links_tell_nobody(words):
    """Evidence is a link that tells nobody where it was followed from."""
    assert '<a href="https://tarn.example/minutes" rel="noreferrer noopener">' in words
    assert all("rel=" in tag for tag in re.findall(r'<a [^>]*href="http[^>]*>', words))


def test_without_the_plots(deserters, monkeypatch):
    """Without vl-convert the tables say all of it."""

    def missing(*_, **__):
        raise SettingsError("drawing needs vl-convert")

    monkeypatch.setattr(series_plot, "svg", missing)
    shown = page(*deserters)
    assert 'class="scroll chart' not in shown
    assert "The figures, by day of first publication" in shown


def test_bare():
    """Of a claim of which nothing else is known the page says so, part by part, and dates nothing."""
    shown = page(dossiers.bare())
    said = text_of(shown)
    for line in (
        "Nobody has judged it yet.",
        "Nobody has graded it yet.",
        "names nobody behind it",
        "It was not traced through the archive",
        "The archive knows of none.",
        "Nobody corrected the reading",
    ):
        assert line in said
    assert 'id="starts"' not in shown
    assert "Put together by reportedly 0" in said
    assert not re.search(r"Put together by reportedly [\d.]+, on", said)
    assert Page(shown).open == []


def test_doubts_once():
    """What is doubtful stands in a section of its own, and nowhere twice."""
    shown = page(dossiers.medium(), traces.medium().texts)
    assert shown.count("Mixed Tidings reports it bare and late") == 1
    assert 'id="doubts"' in shown


def test_words_apart():
    """A claim whose words don't stand together is shown as the archive has it, its sentence beside it."""
    made = dossiers.bare()
    claim = replace(made.claim, text="The bridge […] is closed")
    shown = page(replace(made, claim=claim))
    assert "<dt>Its sentence</dt><dd><bdi>The bridge at Veldmark is closed.</bdi></dd>" in shown


def test_a_reason_is_whole():
    """A reason as long as the archive keeps it is not cut."""
    made = dossiers.bare()
    reasons = " ".join(f"word{n}" for n in range(520))[:4000]
    review = dossiers.review("Ada Quint", "misleading", reasons)
    assert reasons in text_of(page(replace(made, claim=replace(made.claim, reviews=[review]))))


@pytest.mark.parametrize("turn", range(len(dossiers.NASTY)))
def test_hostile(deserters, turn):
    """Whatever is written in whichever field: shown as what it is, never done; every field meets every harm."""
    made, texts = deserters
    shown = page(
        dossiers.nasty(made, turn), dict.fromkeys(texts, "".join(dossiers.NASTY)), made_at=dossiers.NASTY[turn]
    )
    _harmless(shown)


def test_hostile_trace():
    """The same of a trace made for it."""
    _harmless(page(dossiers.harmful(), made_at=dossiers.NASTY[0]))


def _harmless(shown):
    seen = Page(shown)
    assert seen.open == []
    assert not {"script", "img"} & set(seen.tags)
    assert not {name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"}
    assert not [href for href in seen.hrefs if not href.startswith(("#", "https://", "http://"))]
    assert not set(shown) & set("\u202e\u2066\x1b\x07\0\ud800\ufffe\uffff")
    assert len(shown.encode()) < 1_500_000
