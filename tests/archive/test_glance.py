"""Reports at a glance, lists by words, copies counted: the same on both databases."""

import pytest

from reportedly.archive import copies, glance, listing
from reportedly.archive.copies.counting import copies_counted
from reportedly.archive.reviews.claims import review_claim
from reportedly.archive.reviews.history import sign
from reportedly.model.claims import Finding
from reportedly.model.reading import Reading
from tests.archive.stories import document, reading

WIRE = (
    "The northern bridge over the Tarn was closed for three weeks after divers found a crack in its second pillar. "
    "The road office of Veldmark said that lorries would be sent by the old mill until the pillar had been mended."
)


@pytest.fixture
def held(archive):
    """A reading, two reports that share the wire's two sentences, and one that shares nothing."""
    archive.add([reading(document(1, id="n1", title="Boats sink"))])
    texts = {"n2": WIRE, "n3": f"Our own words first, and quite a few of them. {WIRE}", "n4": "Nothing here is shared."}
    archive.add([document(id=id, text=text, title=f"Report {id}") for id, text in texts.items()], readings=False)
    return archive


def seen(archive):
    """The glance at each article, by its key."""
    with archive.looking() as connection:
        found = list(listing.list_articles(connection, order="added"))
        glances = glance.glances(connection, found)
    return {article.key: glances[article.id] for article in found}


def test_ground(held):
    """What was read tells what it stands on; what was only kept tells nothing."""
    found = seen(held)
    ground = found["n1"].ground
    assert (ground.claims, ground.attributed, ground.unnamed, ground.findings) == (3, 2, 0, {})
    assert found["n2"].ground is None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (b"{}", (0, 0, 0, 0, {})),
        (
            b'{"claims":[{"attribution":"a1"},{"attribution":"a2"},{"attribution":null},{"attribution":"gone"}],'
            b'"voices":[{"id":"v1","kind":"vague"}],"origins":{"low":1,"best":2,"high":3},'
            b'"attributions":[{"id":"a1","voice":"v1"},{"id":"a2","voice":"v1","chain":[{"kind":"unnamed-official"},'
            b'{"kind":"document"}]}],"findings":[{"verdict":"strained"},{"verdict":"strained"}]}',
            (2, 4, 3, 1, {"strained": 2}),
        ),
    ],
)
def test_ground_of(line, wanted):
    """The first voice counts, at the far end of a chain; the report's own voice is nobody unnamed."""
    ground = glance.ground_of(line)
    assert (ground.best, ground.claims, ground.attributed, ground.unnamed, ground.findings) == wanted


def test_ground_is_the_readings(held):
    """The part that is decoded says what the whole reading says."""
    made = held.reading("n1")
    more = Reading(
        id="n5",
        document=document(5, id="n5"),
        claims=made.claims,
        findings=[Finding(id="f1", kind="sum", verdict="inconsistent", spans=[], working="", confidence=1.0)],
    )
    held.add([more])
    assert seen(held)["n5"].ground.findings == {"inconsistent": 1}


def test_copies(held):
    """Reports that share passages are counted as ``sharing`` counts them, and anew when one comes or goes."""
    assert {key: one.copies for key, one in seen(held).items()} == {"n1": 0, "n2": 1, "n3": 1, "n4": 0}
    held.add([document(id="n6", text=f"{WIRE} And a last word.")], readings=False)
    assert seen(held)["n2"].copies == 2
    with held.looking() as connection:
        numbers = [article.versions[-1].version for article in listing.list_articles(connection)]
        counted = copies_counted(connection, numbers)
        assert {one: counted.get(one, 0) for one in numbers} == {
            one: len(copies.sharing(connection, one)) for one in numbers
        }
    held.remove("n3")
    assert seen(held)["n2"].copies == 1


def test_reviews(held):
    """Claims that somebody reviewed are counted, those on which people differ apart; what was taken back is not."""
    said = [("c1", "accurate", "Ada"), ("c1", "inaccurate", "Ben"), ("c2", "accurate", "Ada")]
    for claim, verdict, by in said:
        with held.writing() as connection:
            review_claim(connection, f"n1#{claim}", verdict, sign(by, "Asked the harbour office."))
    assert (seen(held)["n1"].reviewed, seen(held)["n1"].disagree) == (2, 1)
    for claim, verdict, by in [("c1", "Accurate", "Ben"), ("c2", "withdrawn", "Ada")]:
        with held.writing() as connection:
            review_claim(connection, f"n1#{claim}", verdict, sign(by, "Saw the log."))
    assert (seen(held)["n1"].reviewed, seen(held)["n1"].disagree) == (1, 0)


@pytest.mark.parametrize(
    ("words", "in_title", "keys"),
    [
        ("", False, ["n4", "n3", "n2", "n1"]),
        ("northern bridge", False, ["n3", "n2"]),
        ('"bridge over the Tarn"', False, ["n3", "n2"]),
        ("bridge boats", False, []),
        ("boats", True, ["n1"]),
        ("bridge", True, []),
        ("Report n4", True, ["n4"]),
        ("!!!", False, []),
        ("bridge' OR 1=1 --", False, []),
        (") & | ! : * <-> (", False, []),
    ],
)
def test_words(held, words, in_title, keys):
    """All words must stand in one passage or its title, or in the title; any string is safe."""
    with held.looking() as connection:
        found = [one.key for one in listing.list_articles(connection, words=words, in_title=in_title, order="added")]
        assert found == keys
        assert listing.count_articles(connection, words=words, in_title=in_title) == len(keys)


def test_order(held):
    """What came last is first, a new version of an old report too."""
    held.add([document(9, id="n1", text="The first report, written anew for the evening edition.")], readings=False)
    with held.looking() as connection:
        assert [one.key for one in listing.list_articles(connection, order="added")] == ["n1", "n4", "n3", "n2"]


def test_publishers(held):
    """The publishers of the archive, each once, as they become known."""
    held.add([document(id="n7", publisher="Tarn Wire"), document(8, id="n8", publisher="Tarn Wire")], readings=False)
    with held.looking() as connection:
        assert glance.publishers(connection) == ["Tarn Wire"]
