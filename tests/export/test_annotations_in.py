"""Web Annotations read: what people marked elsewhere comes in on the exact words, or stays unanchored."""

import json

import pytest
from msgspec.structs import replace

from reportedly.errors import WrongFormat
from reportedly.export import annotations
from reportedly.export.annotations_in import Passage, place, read_annotations
from reportedly.model.document import sha256_of
from reportedly.model.span import Span
from tests.export import readings

TEXT = "The mayor said the bridge is safe. The harbour master said the bridge is not safe. 🚢 Boats said nothing."


def quoted(exact, prefix="", suffix=""):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def annotation(*selectors, **rest):
    target = {"source": "https://tarn.example/bridge", "selector": list(selectors)}
    return {"type": "Annotation", "id": "urn:a", "target": target} | rest


@pytest.mark.parametrize("name", ["reading", "without-address", "hostile"])
def test_what_we_write_we_read(name):
    """Every annotation of a reading comes back on the same spans, with its role and its record's id."""
    made = readings.nasty() if name == "hostile" else readings.reading()
    if name == "without-address":
        made = replace(made, document=replace(made.document, url=None, retrieved=None))
    placed = place(read_annotations(annotations.encode(made)), made.document.text)
    assert not [one for one in placed if one.unanchored]
    found = {(one.annotation.role, one.annotation.of): one.spans for one in placed}
    text = made.document.text
    for attribution in made.attributions:
        for role in ("source", "cue", "content"):
            if spans := getattr(attribution, role):
                assert found[role, _as_json(attribution.id)] == sorted(set(spans))
    assert {one.annotation.sha256 for one in placed} == {sha256_of(text)}


def _as_json(words):
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in words)


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ([quoted("the bridge is safe"), position(15, 33)], Span(15, 33)),
        ([position(15, 33), quoted("the bridge is safe")], Span(15, 33)),
        ([quoted("the bridge is safe")], Span(15, 33)),
        ([quoted("said", prefix="mayor ")], Span(10, 14)),
        ([quoted("said", suffix=" nothing")], Span(91, 95)),
        ([quoted("said", prefix="master "), position(54, 58)], Span(54, 58)),
        ([quoted("said"), position(54, 58)], Span(54, 58)),
        ([quoted("said", prefix="mayor "), position(54, 58)], Span(10, 14)),
        ([quoted("said", prefix="deputy "), position(54, 58)], None),
        ([quoted("Boats"), position(86, 91)], Span(85, 90)),
        ([quoted("said")], None),
        ([quoted("said"), position(11, 15)], None),
        ([quoted("the bridge is unsafe")], None),
        ([quoted("said", prefix="deputy mayor ")], None),
        ([quoted("")], None),
        ([position(15, 33)], None),
        ([quoted("safe"), position(-5, 400)], None),
        ([quoted("safe"), position(33, 15)], None),
        ([{"type": "XPathSelector", "value": "/html/body/p[2]"}], None),
        ([quoted("The mayor said") | {"refinedBy": position(4, 9)}], None),
    ],
)
def test_where_it_stands(selectors, expected):
    """Placed where position and quotation agree or the quotation is found once; no look-alike is ever chosen."""
    (placed,) = place(read_annotations(json.dumps(annotation(*selectors)).encode()), TEXT)
    assert placed.spans == ([] if expected is None else [expected])
    assert len(placed.unanchored) == (expected is None)


@pytest.mark.parametrize(
    ("target", "spans"),
    [
        ({"source": f"urn:sha256:{sha256_of(TEXT)}", "selector": position(0, 9)}, [Span(0, 9)]),
        ({"source": f"urn:sha256:{sha256_of('other')}", "selector": position(0, 9)}, []),
        (
            {"source": "https://a.example/", "selector": position(0, 9), "state": f"urn:sha256:{sha256_of(TEXT)}"},
            [Span(0, 9)],
        ),
        (
            {
                "source": "https://a.example/",
                "selector": position(0, 9),
                "state": {"type": "TimeState", "cached": f"urn:sha256:{sha256_of(TEXT)}"},
            },
            [Span(0, 9)],
        ),
    ],
)
def test_a_position_alone_needs_the_same_text(target, spans):
    """Numbers without words mean something only in the text they were counted in, which its SHA-256 tells."""
    made = {"type": "Annotation", "id": "urn:a", "target": target}
    (placed,) = place(read_annotations(json.dumps(made).encode()), TEXT)
    assert placed.spans == spans


A = annotation(quoted("safe"), id="urn:1")


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (A, 1),
        ([A, A], 2),
        ({"type": "AnnotationPage", "items": [A, A]}, 2),
        ({"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": [A]}}, 1),
        ({"@graph": [{"@type": "Annotation", "target": "https://a.example/"}]}, 1),
        (A | {"target": [A["target"], {"source": "https://b.example/"}]}, 2),
    ],
)
def test_forms(data, count):
    """An annotation alone, lists, pages and collections are read; one of two documents is given once for each."""
    assert len(read_annotations(json.dumps(data).encode())) == count


def test_a_byte_order_mark_is_no_fault():
    """Files that editors on Windows saved are read."""
    assert len(read_annotations(b"\xef\xbb\xbf" + json.dumps(A).encode())) == 1


def test_what_is_said():
    """Who annotated, when, why, with which tags and words: all kept, and the role is a tag of ours."""
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": "urgent"},
        {"type": "TextualBody", "purpose": "tagging", "value": "cue"},
        {"type": "TextualBody", "purpose": "identifying", "value": "a3"},
        "a bare remark",
    ]
    about = {"creator": {"name": "Ada Quint"}, "created": "2031-03-05T09:00:00Z", "motivation": "editing"}
    (one,) = read_annotations(json.dumps(annotation(quoted("said"), body=bodies, **about)).encode())
    assert (one.role, one.of, one.by, one.at, one.motivation) == ("cue", "a3", "Ada Quint", about["created"], "editing")
    assert one.says == [("tagging", "urgent"), ("tagging", "cue"), ("identifying", "a3"), ("", "a bare remark")]
    assert one.source == "https://tarn.example/bridge"
    assert one.passages == [Passage(exact="said")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"<script>",
        b"null",
        b"[]",
        b'{"type": "Note"}',
        b'{"type": "Annotation"}',
        b'{"type": "Annotation", "target": 7}',
        b'{"type": "Annotation", "target": {"selector": 7}}',
        b"[" * 100_000,
        b'{"items":' * 500 + b"null" + b"}" * 500,
    ],
)
def test_no_annotation(data):
    """Whatever is no annotation is refused in one line, however broken or deep."""
    with pytest.raises(WrongFormat) as caught:
        read_annotations(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("wrong", [7, None, [], {}, True, [[]], {"a": 1}])
@pytest.mark.parametrize("key", ["id", "body", "bodyValue", "creator", "created", "motivation"])
def test_fields_of_the_wrong_kind(key, wrong):
    """A field that is not what it should be is nothing, and the annotation stands."""
    (one,) = read_annotations(json.dumps(annotation(quoted("safe")) | {key: wrong}).encode())
    assert one.passages == [Passage(exact="safe")]


def test_searches_are_bounded(monkeypatch):
    """A file of endless wrong positions costs a bounded number of searches; what is left over is unanchored."""
    monkeypatch.setattr("reportedly.export.annotations_in._MOST_SEARCHES", 2)
    made = read_annotations(json.dumps([annotation(quoted("The mayor"))] * 3).encode())
    assert [len(one.spans) for one in place(made, TEXT)] == [1, 1, 0]
