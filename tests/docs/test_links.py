"""The checker of the built site sees what leads nowhere."""

import pytest

from docs.making import links

HEAD = "<html><h1 id='top'>A page</h1>"


def site(folder, **pages):
    """A site of these pages, each linked from the first but where it is named ``lost``."""
    (folder / "a.png").write_bytes(b"")
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(HEAD + body, encoding="utf-8")
    others = "".join(f"<a href='{name}.html'>on</a>" for name in pages if name not in ("index", "lost"))
    (folder / "index.html").write_text(HEAD + others + pages.get("index", ""), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<a href='other.html#top'>good</a><img src='a.png' alt=''><h2>b</h2><h3>c</h3><h2>d</h2>", None),
        ("<a href='https://tarn.example/a?b#c'>good</a><a href='mailto:a@tarn.example'>good</a>", None),
        ("<a href='none.html'>x</a>", "page.html: none.html leads to no file"),
        ("<a href='other.html#none'>x</a>", "page.html: other.html#none leads to no such place on the page"),
        ("<a href='#none'>x</a>", "page.html: #none leads to no such place on the page"),
        ("<img src='none.png' alt=''>", "page.html: loads none.png, which is not there"),
        (
            "<script src='https://cdn.example/x.js'></script>",
            "page.html: loads https://cdn.example/x.js from elsewhere",
        ),
        (
            "<link rel='stylesheet' href='//fonts.example/x.css'>",
            "page.html: loads //fonts.example/x.css from elsewhere",
        ),
        ("<img src='a.png'>", "page.html: a picture without words: a.png"),
        ("<h3>x</h3>", "page.html: a heading of level 3 behind one of level 1"),
        ("<h1>x</h1>", "page.html: 2 first headings"),
        ("<p id='top'>x</p>", "page.html: id top stands twice"),
        ("<a href='https://no good/'>x</a>", "page.html: https://no good/ is no address"),
        ("<a href='htp://tarn.example/'>x</a>", "page.html: htp://tarn.example/ is no address"),
    ],
)
def test_faults(tmp_path, body, fault):
    """One fault a page, told with its page; a good page has none."""
    found, _ = links.faults(site(tmp_path, page=body, other=""))
    assert found == ([fault] if fault else [])


def test_a_page_that_nothing_leads_to(tmp_path):
    """Every page is reached from the first."""
    assert links.faults(site(tmp_path, lost=""))[0] == ["lost.html: no page leads to it"]


def test_addresses_outside_are_listed(tmp_path):
    """They are not followed: there may be no network."""
    assert links.faults(site(tmp_path, page="<a href='https://tarn.example/'>x</a>"))[1] == {"https://tarn.example/"}
