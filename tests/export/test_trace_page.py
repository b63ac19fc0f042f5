"""The page of a trace: self-contained, scriptless, linked, spoken; reports stay text, shared words are marked."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from msgspec.structs import replace

from reportedly.export.trace_page import page
from reportedly.export.trace_passages import LONGEST, compared
from reportedly.model.span import Span
from reportedly.model.trace import Passage, Trace
from tests.export import hostile, traces
from tests.export.test_html_page import Page

MEDIUM = traces.medium()


@pytest.fixture(scope="module")
def words():
    return page(MEDIUM.trace, MEDIUM.texts)


@pytest.fixture(scope="module")
def whole(words):
    return Page(words)


def test_well_formed(whole):
    """Every element is closed, ids are single, links lead somewhere, headings skip no level."""
    assert whole.open == []
    assert len(whole.ids) == len(set(whole.ids))
    assert {href[1:] for href in whole.hrefs if href.startswith("#")} <= set(whole.ids)
    assert whole.headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(whole.headings))


def test_the_answer_on_top(words):
    """The heading is the answer, the title too."""
    answer = "2, perhaps 3, of 14 articles report it by themselves"
    assert f"<h1>{answer}</h1>" in words
    assert f"<title>{answer}: {traces.CLAIM}</title>" in words


def test_nothing_is_fetched(words, whole):
    """One style, allowed by its hash, no script, nothing from elsewhere."""
    policy = next(value for _, name, value in whole.attributes if name == "content" and "default-src" in value)
    style = re.search(r"<style>(.*?)</style>", words, re.DOTALL).group(1)
    assert words.count("<style") == 1
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "script" not in whole.tags
    assert not {name for _, name, _ in whole.attributes if name in ("style", "src") or name.startswith("on")}
    assert "url(" not in style
    assert "@import" not in style


def test_spoken(words, whole):
    """A skip link, the language, headed columns, a caption, pictures with a role."""
    assert 'href="#mentions">Skip to the mentions' in words
    assert ("html", "lang", "en") in whole.attributes
    assert words.count('scope="col"') == 5
    assert whole.tags.count("caption") == 1
    assert whole.tags.count("svg") == words.count('role="img"') == 2


def test_every_mention(words):
    """A row an article, with the claim marked in its words, and the words of a credit."""
    rows = re.findall(r"<tr.*?</tr>", words, re.DOTALL)[1:]
    assert len(rows) == 15  # and the outlet outside
    assert sum(f"<mark>{traces.CLAIM}</mark>" in row for row in rows) == 14
    assert "“Harbour Wire reports”" in words
    assert "two days late, one sentence, nothing of its own" in words
    assert "eight reports of one voice" in words


def test_passages(words):
    """Side by side, the shared words marked, what only one has left unmarked."""
    pair = re.search(r'<details class="pair" id="p-1">(.*?)</details>', words, re.DOTALL).group(1)
    assert pair.count(f"<mark>{traces.WIRE}</mark>") == 2
    assert '<span class="soft">TARN — </span>' in pair


def test_without_texts():
    """A page made from the JSON alone says where the passages are."""
    shown = page(MEDIUM.trace)
    assert "The texts are not at hand" in shown
    assert Page(shown).open == []


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Nine boats sank", "Nine boats sank", ["Nine boats sank"]),
        ("Nine small boats sank", "Nine boats sank", ["Nine", "boats sank"]),
        ("nine boats, they say, sank", "NINE BOATS sank", ["nine boats", "sank"]),
        ("All rose", "None fell", []),
        ("", "x", []),
    ],
)
def test_exactly_the_shared_words(one, other, marked):
    """Of an edited passage only what both have is marked, whatever its case; no character is lost."""
    passage = Passage(one=Span(0, len(one)), other=Span(0, len(other)), words=3, alike=0.9)
    left, right = compared(passage, one, other)
    assert [piece.words for piece in left if piece.shared] == marked
    assert "".join(piece.words for piece in left) == one
    assert "".join(piece.words for piece in right) == other


def test_a_passage_without_end():
    """A whole article copied is cut, and said to be."""
    text = "sea " * 3000
    passage = Passage(one=Span(0, len(text)), other=Span(0, len(text)), words=3000, alike=1.0)
    assert sum(len(piece.words) for piece in compared(passage, text, text)[0]) == LONGEST


def test_spans_out_of_place():
    """Texts that are not the ones that were traced don't break the page."""
    assert Page(page(MEDIUM.trace, dict.fromkeys(MEDIUM.texts, "other"))).open == []


def test_hostile():
    """Markup in a report is shown, not done; overrides of direction and escapes are signs; and the page stays small."""
    trace = hostile.trace()
    texts = dict.fromkeys(MEDIUM.texts, "".join(hostile.NASTY) * 3)
    shown = page(trace, texts)
    seen = Page(shown)
    assert seen.open == []
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert not {name for _, name, _ in seen.attributes if name.startswith("on")}
    assert not [href for href in seen.hrefs if not href.startswith("#")]
    assert not set(shown) & set("\u202e\x1b\x07\0\ud800")
    assert len(shown.encode()) < 800_000


def test_only_web_links():
    """A key that is a web address is a link that tells nobody where it was followed from; no other scheme is."""
    mentions = [
        replace(MEDIUM.trace.mentions[0], article='https://tarn.example/1?a="b'),
        replace(MEDIUM.trace.mentions[1], article="javascript:alert(1)"),
    ]
    shown = page(replace(MEDIUM.trace, mentions=mentions, edges=[], origins=[]))
    assert 'href="https://tarn.example/1?a=&quot;b" rel="noreferrer noopener"' in shown
    assert 'href="javascript' not in shown


def test_many():
    """A thousand copies are a page of a few megabytes, of which most folds."""
    made = traces.large(1000)
    shown = page(made.trace, made.texts)
    assert shown.count('<details class="pair"') == 300
    assert "697 more pairs, in the JSON" in shown
    assert len(shown) < 3_000_000


def test_empty():
    """Nothing found is a page that says so."""
    shown = page(Trace(query="q", claim="none such", articles=0, outlets=0, low=0, best=0, high=0))
    assert "No article of the archive has it" in shown
    assert Page(shown).open == []
