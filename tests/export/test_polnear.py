"""Corrections applied, and exported as rows that training itself loads."""

import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from tokenizers import Tokenizer

import reportedly
from reportedly.encoder.encoding import ANCHOR, SOURCE_OF, TAGS
from reportedly.export import polnear
from reportedly.export.applied import annotators, applied
from reportedly.model.corrections import Correction, Roles
from reportedly.model.span import Span
from tests.doors import sample
from tests.export import corpus_readings as readings
from training.attribution import data

READING = sample.reading()
SHA = READING.document.sha256
NOW = Roles(
    source=[sample.at("an unnamed official")], cue=[sample.at("came from")], content=[sample.at("harbour ministry")]
)


def correction(number, fault, of="", *, by="ada", **rest):
    known = {
        "article": "ferries", "sha256": SHA, "subject": "attribution", "text": "", "reason": "read again",
        "at": f"2031-01-0{number}T00:00:00Z",
    }  # fmt: skip
    return Correction(**known | {"number": number, "fault": fault, "of": of, "by": by} | rest)


def status_of(corrections, by="ada"):
    return {one.id: one.status for one in applied(READING, corrections, by) if one.status != "machine"}


CASES = [  # corrections, what is no longer the machine's, how many there are
    ([], {}, 8),
    ([correction(1, "right", "a1")], {"a1": "confirmed"}, 8),
    ([correction(1, "false-alarm", "a1")], {}, 7),
    ([correction(1, "speaker", "a2", now=NOW)], {"a2": "corrected"}, 8),
    ([correction(1, "missed", now=NOW)], {"n1": "added"}, 9),
    ([correction(1, "missed", now=Roles())], {}, 8),
    # the last word stands, in whatever order they come
    ([correction(2, "right", "a1"), correction(1, "false-alarm", "a1")], {"a1": "confirmed"}, 8),
    ([correction(1, "content", "a1", now=NOW), correction(2, "false-alarm", "a1", succeeds=1)], {}, 7),
    ([correction(1, "missed", now=NOW), correction(2, "missed", now=NOW, succeeds=1)], {"n2": "added"}, 9),
    ([correction(1, "missed", now=NOW), correction(2, "false-alarm", succeeds=1)], {}, 8),
    ([correction(1, "missed", now=NOW), correction(2, "missed", now=NOW)], {"n1": "added", "n2": "added"}, 10),
    # what is not of this person, this text, or of attributions at all
    ([correction(1, "false-alarm", "a1", by="ben")], {}, 8),
    ([correction(1, "false-alarm", "a1", sha256="0" * 64)], {}, 8),
    ([correction(1, "kind", "v1", subject="voice", value="captive")], {}, 8),
    ([correction(1, "false-alarm", "a99")], {}, 8),
    # spans that are not of the text
    ([correction(1, "content", "a1", now=Roles(content=[Span(0, 10**9)]))], {}, 8),
    ([correction(1, "missed", now=Roles(content=[Span(9, 3)]))], {}, 8),
    # nothing is said to be changed
    ([correction(1, "speaker", "a1")], {"a1": "confirmed"}, 8),
]


@pytest.mark.parametrize(("corrections", "status", "number"), CASES)
def test_a_persons_corrections_applied(corrections, status, number):
    """False alarms go, parts are replaced, missed ones come; the last correction of a person stands."""
    assert status_of(corrections) == status
    assert len(applied(READING, corrections, "ada")) == number


def test_the_parts_are_the_corrected_ones():
    """A corrected attribution has the person's spans and name, any other the machine's and nobody's."""
    first, second, *_ = applied(READING, [correction(1, "speaker", "a2", now=NOW)], "ada")
    assert (second.roles, second.by, second.at) == (NOW, "ada", "2031-01-01T00:00:00Z")
    assert (first.roles.content, first.by) == (READING.attributions[0].content, None)
    assert sample.reading() == READING


def test_two_people_in_conflict_have_a_row_each():
    """What one says is in no row of the other: neither overrules, and both can be trained on."""
    said = [correction(1, "false-alarm", "a2"), correction(2, "right", "a2", by="ben"), correction(3, "right", "a1")]
    assert annotators(READING, said) == ["ada", "ben"]
    ada, ben = map(json.loads, polnear.encode(READING.document, READING.attributions, said).splitlines())
    assert (ada["annotator"], ben["annotator"]) == ("ada", "ben")
    assert (ada["id"], ada["text"]) == (ben["id"], ben["text"])
    assert {a["id"]: a["status"] for a in ada["attributions"]}.get("a2") is None
    assert {a["id"]: (a["status"], a["by"]) for a in ben["attributions"]}["a2"] == ("confirmed", "ben")
    assert ((ada["checked"], ada["false_alarms"]), (ben["checked"], ben["false_alarms"])) == ((2, 1), (1, 0))


def test_nobody_corrected_nothing_to_learn():
    """The machine's own output is never training data by itself."""
    assert polnear.encode(READING.document, READING.attributions, []) == b""


@pytest.fixture(scope="module")
def tokenizer():
    made = Tokenizer.from_file(str(Path(reportedly.__file__).parent / "encoder" / "weights" / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def loaded(rows: bytes, tmp_path, tokenizer):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(rows)
    return data.load(file, tokenizer)


def test_training_loads_the_rows(tmp_path, tokenizer):
    """The loader of training.attribution labels just the corrected words, and points each at its cue."""
    said = [
        correction(1, "missed", now=NOW),
        correction(2, "false-alarm", "a1"),
        correction(3, "right", "a2", by="ben"),
    ]
    ada, ben = loaded(polnear.encode(READING.document, READING.attributions, said), tmp_path, tokenizer)
    assert ada.id == ben.id == "ferries"

    def tagged(doc, words):
        span = sample.at(words)
        low, high = np.searchsorted(doc.pieces.starts, [span.start, span.end])
        return {TAGS[tag] for tag in doc.tags[low:high]}, low

    assert tagged(ada, "an unnamed official")[0] == {"B-source", "I-source"}
    assert tagged(ben, "an unnamed official")[0] == {"O"}
    assert tagged(ada, "according to")[0] == {"O"}
    assert tagged(ben, "according to")[0] == {"B-cue", "I-cue"}
    content, cue, source = (tagged(ada, words)[1] for words in ("harbour ministry", "came from", "an unnamed official"))
    assert ada.targets[content, ANCHOR] == cue
    assert ada.targets[cue, SOURCE_OF] == source


@pytest.mark.parametrize("make", [readings.nasty, readings.untitled, readings.large])
def test_training_loads_hostile_rows(make, tmp_path, tokenizer):
    """Whatever the words, one line a row, that the loader takes; offsets hold in its text."""
    reading = make()
    words = Roles(content=[Span(0, 8)])
    said = [correction(1, "missed", now=words, sha256=reading.document.sha256, by="=ada\n\ud800")]
    rows = polnear.encode(reading.document, reading.attributions, said)
    assert rows.count(b"\n") == 1
    assert len(json.loads(rows)["text"]) == len(reading.document.text)
    (doc,) = loaded(rows, tmp_path, tokenizer)
    assert TAGS.index("B-content") in doc.tags


def test_the_keys_are_those_of_polnears_rows():
    """Scorers and trainers find what they read in rows of the corpus itself."""
    row = json.loads(polnear.encode(READING.document, READING.attributions, [correction(1, "right", "a1")]))
    assert set(row) >= set("id text attributions publisher date title author annotator corpus split lang".split())
    assert set(row["attributions"][0]) >= {"id", "source", "cue", "content", "no_source_flag"}
    said = [replace(READING.attributions[0], source=[])]
    none = json.loads(polnear.encode(READING.document, said, [correction(1, "right", "a1")]))
    assert none["attributions"][0]["no_source_flag"] is True


def test_rows_of_many_reports():
    """Streamed, a report at a time, those without corrections giving nothing."""
    known = (READING.document, READING.attributions)
    reports = [(*known, []), (*known, [correction(1, "right", "a1")])]
    assert [len(rows) > 0 for rows in polnear.encode_many(reports)] == [False, True]
