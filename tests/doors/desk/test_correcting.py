"""Correcting the machine: what a person says stands beside its answer, and the answer stays."""

import pytest

from tests.doors import sample

C1 = "/reports/1/correct/c1"
SAID = sample.reading().attributions[0]


@pytest.fixture
def desk(empty_archive, desk_over):
    """A desk over the sample, as report 1."""
    empty_archive.add([sample.reading()])
    return desk_over(empty_archive)


def words(**changed):
    """The form with the machine's spans, but for those of ``changed``."""
    data = {"is": "words", "reason": "As it stands in the text."}
    for role in ("source", "cue", "content"):
        spans = changed.get(role, getattr(SAID, role))
        data |= {f"{role}_start": [str(start) for start, _ in spans], f"{role}_end": [str(end) for _, end in spans]}
    return data


def kept(client):
    return client.office.archive.corrections("https://courier.example/ferries")


def test_the_form_begins_with_what_the_machine_has(desk):
    """Number fields hold its spans, one row is empty, and the words can be counted without scripts."""
    page = desk.get(C1).text
    start, end = SAID.source[0]
    assert f'name="source_start" inputmode="numeric" pattern="[0-9]*" value="{start}"' in page
    assert f'name="source_end" inputmode="numeric" pattern="[0-9]*" value="{end}"' in page
    assert "<rt>" in page


FAULTS = [
    (words(source=[sample.at("the Tarn Wire")]), [("speaker", "source")]),
    (words(cue=[sample.at("spoke to")]), [("cue", "cue")]),
    (words(content=[sample.at("110 ferries"), sample.at("since 3 March")]), [("content", "content")]),
    (
        words(source=[sample.at("the Tarn Wire")], cue=[sample.at("spoke to")]),
        [("speaker", "source"), ("cue", "cue")],
    ),
]


@pytest.mark.parametrize(("data", "expected"), FAULTS)
def test_other_words(desk, data, expected):
    """Each part that has other words is a correction; the last says them all, and the machine's stay as they were."""
    sent = desk.post(C1, data=data)
    assert (sent.status_code, sent.headers["location"]) == (303, "/reports/1#c1")
    said = kept(desk)
    assert [one.fault for one in said] == [fault for fault, _ in expected]
    assert said[-1].was.source == SAID.source
    for _, role in expected:
        spans = [tuple(span) for span in getattr(said[-1].now, role)]
        assert [str(start) for start, _ in spans] == data[f"{role}_start"]
    page = desk.get("/reports/1").text
    assert "<del>" in page
    assert "corrected by <bdi>Ada</bdi>" in page
    assert SAID.source == sample.reading().attributions[0].source


OTHERS = [
    (C1, {"is": "right"}, ("attribution", "a1", "right", "")),
    (C1, {"is": "false-alarm"}, ("attribution", "a1", "false-alarm", "")),
    (C1, {"is": "kind", "kind": "document", "voice": "v2", "reason": "x"}, ("voice", "v2", "kind", "document")),
    ("/reports/1/correct/f1", {"is": "false-alarm"}, ("finding", "f1", "false-alarm", "")),
    ("/reports/1/correct/m1", {"is": "right"}, ("mark", "m1", "right", "")),
    ("/reports/1/correct/q1", {"is": "right"}, ("quantity", "q1", "right", "")),
    ("/reports/1/correct/v5", {"is": "kind", "kind": "vague", "reason": "x"}, ("voice", "v5", "kind", "vague")),
]


@pytest.mark.parametrize(("path", "data", "expected"), OTHERS)
def test_other_faults(desk, path, data, expected):
    """Right, a false alarm, another kind of source: of any record."""
    assert desk.post(path, data=data).status_code == 303
    (said,) = kept(desk)
    assert (said.subject, said.of, said.fault, said.value) == expected
    assert said.reason
    assert f"({said.subject} {said.of})" in desk.get("/reports/1/corrections").text


def test_missed(desk):
    """A statement that the machine did not see, its three parts chosen by a person."""
    data = words(content=[sample.at("boats are still tied up")]) | {"cue_start": [], "cue_end": []}
    assert desk.post("/reports/1/missed", data=data).status_code == 303
    (said,) = kept(desk)
    assert (said.of, said.fault, said.text) == ("", "missed", "boats are still tied up")
    assert "missed by the machine" in desk.get("/reports/1").text


REFUSED = [
    (C1, words(), "the words are those the machine has"),
    (C1, {}, "nothing is said to be wrong"),
    (C1, {"is": "kind", "kind": "ghost", "reason": "x"}, "no kind of source"),
    (C1, words(source=[(5, 4)]), "is no stretch of the text"),
    (C1, words(source=[(0, 999_999)]), "is no stretch of the text"),
    (C1, words(source=[("a", "b")]), "is no stretch of the text"),
    (C1, words(source=[sample.at("the Tarn Wire")]) | {"reason": ""}, "no reason is given"),
    (C1, words(content=[]), "nothing is said in it"),
    ("/reports/1/missed", {"reason": "x"}, "nothing is said in it"),
]


@pytest.mark.parametrize(("path", "data", "says"), REFUSED)
def test_refused(desk, path, data, says):
    """What can't be is said over the form, and nothing is kept."""
    sent = desk.post(path, data=data)
    assert sent.status_code == 422
    assert says in sent.text
    assert kept(desk) == []


def test_readers_may_not(signed_in):
    """The server refuses what the page does not offer."""
    assert signed_in("reader").post("/reports/10/correct/c1", data={"is": "right"}).status_code == 403
