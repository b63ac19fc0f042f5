"""What the site makes of links and anchors that are written for GitHub."""

from types import SimpleNamespace

import pytest

pytest.importorskip("mkdocs", reason="the extra 'docs' is not installed")

from docs.making import hooks


def shown(markdown, page="howto/page.md"):
    return hooks.on_page_markdown(markdown, page=SimpleNamespace(file=SimpleNamespace(src_uri=page)))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("[a](other.md#b)", "[a](other.md#b)"),
        ("[a](https://tarn.example/)", "[a](https://tarn.example/)"),
        ("[a](#b)", "[a](#b)"),
        ("[card](../../src/reportedly/encoder/weights/CARD.md)", "[card](../explanation/model-card.md)"),
        ("[changes](../../CHANGELOG.md#x)", "[changes](../project/changelog.md#x)"),
        ("[`reading.py`](../../src/reportedly/reading.py)", "`reading.py` (`src/reportedly/reading.py`)"),
        ("[`src/reportedly/reading.py`](../../src/reportedly/reading.py)", "`src/reportedly/reading.py`"),
        ("```\n[a](../../README.md)\n```", "```\n[a](../../README.md)\n```"),
        ("![a](../../x.png)", "![a](../../x.png)"),
        ('<a id="x-y"></a>\n\n## A title\n', "## A title {#x-y}\n"),
        ("| `a\\|b` | c\\|d |", "| `a|b` | c\\|d |"),
        ("`a\\|b`", "`a\\|b`"),
    ],
)
def test_a_page(written, wanted):
    """Within docs/ nothing changes; out of it a link leads to the file's page here, or names the file."""
    assert shown(written) == wanted


def test_a_link_to_no_file_is_a_warning(caplog):
    """Which fails a strict build."""
    caplog.set_level("WARNING")  # also where a command of ours, run in this process, silenced libraries
    shown("[a](../../none.py)")
    assert "none.py, which does not exist" in caplog.text


def test_the_theme_is_named_for_screen_readers():
    """The search and each list of links says what it is."""
    label = '<label class="t">\n<span></span>\n Tutorial\n </label>'
    nav = f'<nav aria-labelledby="__nav_2_label" aria-expanded="true">\n{label}'
    assert 'aria-label="Tutorial" aria-expanded="true"' in hooks.on_post_page(nav)
    search = '<div data-md-component="search" role="dialog">'
    assert 'aria-label="Search"' in hooks.on_post_page(search)
