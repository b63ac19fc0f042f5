"""Annotations brought in at the desk: by reviewers, with all that was not placed told, and words of files as words."""

import pytest

from tests.service import annotated

KEY = "herald-2"
WHY = {"reason": "Read again."}


@pytest.fixture
def files(archive_of_examples):
    """A report's .ann with one cue on other words and another nowhere, and its .txt, as a browser sends them."""
    name, lines, txt = annotated.brat_of(archive_of_examples, KEY)
    text = txt.decode()
    at = text.index("declined")
    lines = annotated.moved(lines, "a3", "Cue", at, at + len("declined"), text)
    lines = [line.replace("\ttold", "\t<script>alert(1)</script>\u202e") for line in lines]
    ann = "".join(f"{line}\n" for line in lines).encode()
    return [("files", (f"{name}.ann", ann)), ("files", (f"{name}.txt", txt))]


def test_what_became_of_a_file_is_shown(client, files):
    """Counts by fault, then each thing that was not brought in; hostile words are shown as what they are."""
    answer = client.post("/corrections/import", files=files, data=WHY)
    assert answer.status_code == 200
    assert "1 correction brought in" in answer.text
    assert "<dt>Wrong cue</dt><dd>1</dd>" in answer.text
    assert "not placed for certain" in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text
    assert "herald-2" in client.get("/corrections").text
    assert [(deed.verb, deed.about) for deed in client.deeds("correct")] == [("correct", f"{KEY}#a3")]
    again = client.post("/corrections/import", files=files, data=WHY).text
    assert "0 corrections brought in" in again
    assert "<dt>Said by you before</dt><dd>1</dd>" in again


def test_asked_for(client, files):
    """What is unchanged is confirmed where the box is ticked; the report can be named by its key."""
    renamed = [("files", ("x.ann", files[0][1][1])), ("files", ("x.txt", files[1][1][1]))]
    data = WHY | {"confirm": "true", "article": KEY}
    assert "<dt>Right</dt><dd>1</dd>" in client.post("/corrections/import", files=renamed, data=data).text


def test_who_may(signed_in, files):
    """Readers see neither the form nor get it done; reviewers do, under their own name."""
    reader, reviewer = signed_in("reader"), signed_in("reviewer")
    assert "/corrections/import" not in reader.get("/corrections").text
    assert reader.post("/corrections/import", files=files, data=WHY).status_code == 403
    assert "/corrections/import" in reviewer.get("/corrections").text
    assert "Some reviewer" in reviewer.post("/corrections/import", files=files, data=WHY).text
    del reviewer.headers["x-csrf-token"]
    assert reviewer.post("/corrections/import", files=files, data=WHY).status_code == 403


REFUSED = [
    ([("files", ("a.zip", b"PK not one"))], WHY, "no ZIP file"),
    ([("files", ("a.json", b"\xff"))], WHY, "no JSON"),
    ([("files", ("<b>.ann", b"x"))], WHY, "&lt;b&gt;.ann: its .txt is not there"),
    ([("files", ("", b""))], WHY, "422"),
    ([("files", ("a.json", b""))], WHY, "no JSON"),
    ([("files", ("a.ann", b"")), ("files", ("a.txt", b"x"))], WHY | {"article": "nowhere"}, "no such article"),
    ([("files", ("a.ann", b"\n")), ("files", ("a.txt", b"x"))], {}, "no reason"),
]


@pytest.mark.parametrize(("sent", "data", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_can_not_be_read_is_told_on_the_page(client, sent, data, said):
    """With one line; nothing is written."""
    answer = client.post("/corrections/import", files=sent, data=data)
    assert answer.status_code == 422
    assert said in answer.text
    assert client.deeds("correct") == []
