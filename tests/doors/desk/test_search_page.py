"""The search page: claims in their sentences, whose they are, and where they lead."""

import re

import pytest


def words_of(page):
    """The page's words, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("q=ration+books", "Ilsa Maren (named person)"),
        ("q=6,200+soldiers", "a senior officer of the Ostian general staff → through Ostian Wire"),
        ("q=ferry+strike", "In a title Ferry strike enters second week"),
        ("q=ration+books&publisher=Coast+Monitor", "Coast Monitor"),
        ("q=zzzzqqq", "No claim has these words"),
        ("q=", "Finds claims across the archive"),
        ("q=%22%27%29%28+NEAR+%2A", "claim"),
    ],
)
def test_search(client, query, seen):
    """What is found is shown with who said it; any question is safe."""
    page = client.get(f"/search?{query}")
    assert page.status_code == 200
    assert seen in words_of(page.text)


def test_links(client):
    """A claim leads to its place in the reading and to its own page, and stands marked in its sentence."""
    page = client.get("/search?q=ration+books&publisher=Coast+Monitor").text
    number, local = re.search(r'href="/reports/(\d+)#(c\d+)"><mark>', page).groups()
    assert f'href="/reports/{number}/claims/{local}"' in page
    article = client.office.archive.key(int(number))
    assert local in {claim.id for claim in client.office.archive.reading(article).claims}
    publishers = re.findall(r"<span><bdi>(.*?)</bdi></span><span class=\"num\">", page)
    assert set(publishers) == {"Coast Monitor"}


def test_no_date(client):
    """A date that is none is told of in a line."""
    page = client.get("/search?q=boats&since=soon")
    assert (page.status_code, "is no date" in page.text) == (422, True)
