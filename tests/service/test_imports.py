"""Annotations brought in: exactly what an annotator changed becomes a correction, once, signed, and nothing else."""

import hashlib
import io
import json
import zipfile

import pytest
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit
from reportedly.errors import Forbidden, IntakeError, NotInArchive, ReportedlyError, SettingsError
from reportedly.intake import from_text
from reportedly.model.corrections import Roles
from reportedly.model.desk import Actor
from reportedly.model.span import Span
from reportedly.service import exports
from reportedly.service.compared import Ask
from reportedly.service.desk import Desk
from reportedly.service.imports import Pair, import_files
from tests import examples_read
from tests.archive.conftest import archive_url, postgres  # noqa: F401 - fixtures
from tests.service import annotated

ADA, BEN = Actor(name="Ada Quint", role="reviewer"), Actor(name="Ben Orlo", role="reviewer")
KEY, WHY = "herald-2", "Read again."


def import_brat(desk, actor, data, key, reason, ask=None):
    """A ZIP file of brat's pairs, or one pair, by the only door that there is."""
    if isinstance(data, Pair):
        return import_files(
            desk, actor, [(f"{data.name}.ann", data.ann), (f"{data.name}.txt", data.txt)], key, reason, ask
        )
    return import_files(desk, actor, [("a.zip", data)], key, reason, ask)


def import_annotations(desk, actor, data, reason, ask=None):
    return import_files(desk, actor, [("a.jsonld", data)], None, reason, ask)


@pytest.fixture
def desk(tmp_path):
    """A desk over a copy of them."""
    with Archive(examples_read.copied(tmp_path)) as archive:
        yield Desk(archive)


def said_of(desk, key=KEY):
    return [(one.subject, one.of, one.fault) for one in desk.archive.corrections(key)]


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def changed(archive, key=KEY):
    """Files as an annotator leaves them: a source moved, a cue and a content, one added, one of another kind."""
    name, lines, txt = annotated.brat_of(archive, key)
    text = txt.decode()
    lines = annotated.moved(lines, "a2", "Source", *span(text, "Tomas Rehl"), text)
    lines = annotated.moved(lines, "a2", "Cue", *span(text, "told"), text)  # as it was
    lines = annotated.moved(lines, "a3", "Cue", *span(text, "declined"), text)
    lines = annotated.moved(lines, "a3", "Content", *span(text, "how many men serve"), text)
    lines = [line.replace("named-person", "named-role") if line.startswith("A3\t") else line for line in lines]
    lines = [line.replace("named-person", "named-role") for line in lines]
    parts = [("Content", span(text, "had returned")), ("Cue", span(text, "Saturday"))]
    return name, annotated.added(lines, parts, text), txt


EXPECTED = [
    ("attribution", "", "missed"),
    ("attribution", "a2", "speaker"),
    ("attribution", "a3", "content"),
    ("attribution", "a3", "cue"),
    ("voice", "v1", "kind"),
]


def test_what_an_annotator_changed_in_brat(desk):
    """Each change one correction, several of a record in order; what was not touched, none; twice is once."""
    before = desk.archive.reading(KEY)
    done = import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    assert sorted(said_of(desk)) == EXPECTED
    assert done.faults == {"speaker": 1, "cue": 1, "content": 1, "kind": 1, "missed": 1}
    assert (done.articles, done.same, done.known) == ([KEY], 1, 0)
    assert (done.unused, done.not_found, done.failed, done.notes) == ([], [], [], [])
    assert {(one.by, one.reason) for one in desk.archive.corrections(KEY)} == {("Ada Quint", WHY)}
    again = import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    assert (again.made, again.known, len(said_of(desk))) == (0, 4, 5)
    assert desk.archive.reading(KEY) == before


def test_a_line_in_the_log_for_each(desk):
    """What was brought in is accounted for as if each had been made at the desk."""
    import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    with desk.archive.looking() as connection:
        log = audit.deeds_done(connection)
    assert [(deed.by, deed.verb) for deed in log] == [("Ada Quint", "correct")] * 5
    assert sorted((deed.about, json.loads(deed.detail)["fault"]) for deed in log) == sorted(
        (f"{KEY}#{of}" if of else KEY, fault) for _, of, fault in EXPECTED
    )


def test_two_people_bring_in_the_same(desk):
    """Each signs their own; neither's counts for the other."""
    pair = Pair(*changed(desk.archive))
    pair = pair._replace(ann="\n".join(pair.ann).encode())
    assert import_brat(desk, ADA, pair, None, WHY).made == 5
    assert import_brat(desk, BEN, pair, KEY, WHY).made == 5
    assert import_brat(desk, replace(ADA, name="ADA QUINT"), pair, KEY, WHY).made == 0


def test_training_data_holds_them(desk):
    """``export polnear`` gives the annotator's attributions: all parts changed, the added one, the rest as it was."""
    import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    row = json.loads(b"".join(exports.of_report(desk.archive, "polnear", KEY).pieces))
    text, found = row["text"], {one["id"]: one for one in row["attributions"]}

    def words(id, role):
        return [text[start:end] for start, end in found[id][role]]

    assert (words("a3", "cue"), words("a3", "content")) == (["declined"], ["how many men serve"])
    assert words("a2", "source") == ["Tomas Rehl"]
    assert [(one["id"], one["status"]) for one in row["attributions"]][:3] == [
        ("a1", "machine"), ("a2", "corrected"), ("a3", "corrected")
    ]  # fmt: skip
    assert [one["status"] for one in row["attributions"][3:]] == ["added"]


ASKS = [  # asked, of a file without a1: faults
    (Ask(), {}),
    (Ask(confirm=True), {"right": 2}),
    (Ask(complete=True), {"false-alarm": 1}),
    (Ask(confirm=True, complete=True), {"right": 2, "false-alarm": 1}),
]


@pytest.mark.parametrize(("ask", "faults"), ASKS)
@pytest.mark.parametrize("kind", ["brat", "web"])
def test_absence_and_sameness_are_no_verdict_unless_asked(desk, kind, ask, faults):
    """What is not in the file is not denied, what is unchanged not confirmed; asked for, both are, and once."""
    if kind == "brat":
        name, lines, txt = annotated.brat_of(desk.archive, KEY)
        data = annotated.zipped((name, annotated.without(lines, *(annotated.mark(lines, "a1", one) for one in ("Source", "Cue", "Content"))), txt))  # fmt: skip # noqa: E501
    else:
        whole, items = annotated.web_of(desk.archive, KEY)
        items[:] = [one for one in items if "a1" not in [body["value"] for body in one["body"]]]
        data = json.dumps(whole).encode()

    def bring():
        if kind == "brat":
            return import_brat(desk, ADA, data, None, WHY, ask)
        return import_annotations(desk, ADA, data, WHY, ask)

    assert bring().faults == faults
    assert bring().faults == {}


def test_what_was_changed_back(desk):
    """A record that still differs is stated whole, so a part put back is put back; confirmed, all of it is."""
    name, lines, txt = annotated.brat_of(desk.archive, KEY)
    text = txt.decode()
    one = annotated.moved(lines, "a3", "Cue", *span(text, "declined"), text)
    both = annotated.moved(one, "a3", "Content", *span(text, "how many men serve"), text)
    for change in (both, one, lines):
        import_brat(desk, ADA, annotated.zipped((name, change, txt)), None, WHY, Ask(confirm=change is lines))
    third = [made for made in desk.archive.corrections(KEY) if made.of == "a3"]
    machine = desk.archive.reading(KEY).attributions[2]
    assert [made.fault for made in third] == ["cue", "content", "content", "right"]
    assert third[2].now == Roles(source=machine.source, cue=[span(text, "declined")], content=machine.content)
    assert third[3].now == third[3].was


def web(desk, change):
    """An export of Web Annotations with a change by hand, imported."""
    whole, items = annotated.web_of(desk.archive, KEY)
    change(items, desk.archive.reading(KEY).document.text)
    return import_annotations(desk, ADA, json.dumps(whole).encode(), WHY)


def _move(items, text):
    one = annotated.item(items, "source", "a2")
    one["target"] = annotated.on(one["target"], *span(text, "Tomas Rehl"), text)


def _kind(items, text):
    for one in items:
        for body in one["body"]:
            if body["purpose"] == "classifying" and body["value"] == "named-person":
                body["value"] = "named-role"


def _add(items, text):
    for role, words in (("content", "had returned"), ("cue", "Saturday")):
        body = [{"type": "TextualBody", "purpose": "tagging", "value": role}]
        body.append({"type": "TextualBody", "purpose": "identifying", "value": "mine"})
        target = annotated.on(items[0]["target"], *span(text, words), text)
        items.append({"type": "Annotation", "body": body, "target": target})


def _drop_cue(items, text):
    items.remove(annotated.item(items, "cue", "a2"))


def _elsewhere(items, text):
    one = annotated.item(items, "source", "a2")
    one["target"]["selector"] = [{"type": "TextQuoteSelector", "exact": "nobody said this"}]


CHANGES = [  # in the file, corrections, words that could not be placed
    (_move, [("attribution", "a2", "speaker")], []),
    (_kind, [("voice", "v1", "kind")], []),
    (_add, [("attribution", "", "missed")], []),
    (_drop_cue, [], []),
    (_elsewhere, [], [("nobody said this", "unanchored")]),
]


@pytest.mark.parametrize(("change", "corrections", "unused"), CHANGES)
def test_what_an_annotator_changed_in_web_annotations(desk, change, corrections, unused):
    """The same by the W3C's format; a part without an annotation is not spoken of; twice is once."""
    done = web(desk, change)
    assert said_of(desk) == corrections
    assert [(one.words, one.why) for one in done.unused] == unused
    again = web(desk, change)
    assert (again.made, again.known) == (0, len(corrections))


def test_many_documents_in_one_file(desk):
    """A page of annotations of several reports goes to each; those of no report here are named."""
    items = [one for key in (KEY, "post-1") for one in annotated.web_of(desk.archive, key)[1]]
    lost = json.loads(json.dumps(items[0]))
    lost["target"] |= {"source": "https://elsewhere.example/a", "state": f"urn:sha256:{'0' * 64}"}
    data = json.dumps({"type": "AnnotationPage", "items": [*items, lost]}).encode()
    done = import_annotations(desk, ADA, data, WHY, Ask(confirm=True))
    assert (done.articles, done.not_found) == ([KEY, "post-1"], ["https://elsewhere.example/a"])
    assert done.faults == {"right": 3 + 5}


def test_found_by_name_by_text_or_by_key(desk):
    """The export's name says which report, also in a folder; else its text; else the key that is given."""
    name, lines, txt = annotated.brat_of(desk.archive, KEY)
    for called, key, found in (
        (f"corpus/a/{name}", None, [KEY]), ("another-name", None, [KEY]), (f"..\\{name}", None, [KEY]),
        ("x", "post-1", ["post-1"]),
    ):  # fmt: skip
        assert import_brat(desk, ADA, annotated.zipped((called, lines, txt)), key, WHY).articles == found
    done = import_brat(desk, ADA, annotated.zipped(("x", lines, b"Other words.")), None, WHY)
    assert (done.articles, done.not_found) == ([], ["x"])
    with pytest.raises(NotInArchive, match="nowhere"):
        import_brat(desk, ADA, annotated.zipped((name, lines, txt)), "nowhere", WHY)


def test_the_same_text_in_two_reports(desk):
    """Of copies, the name of the export tells; without it nothing is guessed."""
    reading = desk.archive.reading(KEY)
    copy = replace(reading, id="copy", document=replace(reading.document, id="copy", place="", url=None))
    desk.archive.add(copy)
    name, lines, txt = annotated.brat_of(desk.archive, "copy")
    assert import_brat(desk, ADA, annotated.zipped((name, lines, txt)), None, WHY).articles == ["copy"]
    assert import_brat(desk, ADA, annotated.zipped(("x", lines, txt)), None, WHY).not_found == ["x"]


@pytest.mark.parametrize("ask", [Ask(), Ask(complete=True, confirm=True)])
def test_a_text_that_changed_since(desk, ask):
    """What stands in both texts at the same place is taken; the rest is told, and nothing is a false alarm."""
    name, lines, txt = annotated.brat_of(desk.archive, KEY)
    old = desk.archive.reading(KEY)
    at = old.document.text.index("told")
    text = old.document.text[:at] + "quietly " + old.document.text[at:]
    document = replace(old.document, text=text, sha256=from_text(text).sha256)
    desk.archive.add(replace(old, document=document, attributions=old.attributions[:1]))
    done = import_brat(desk, ADA, annotated.zipped((name, lines, txt)), None, WHY, ask)
    assert done.articles == [KEY]
    assert any("another text" in note for note in done.notes)
    assert {one.why for one in done.unused} == {"unanchored"}
    assert done.faults == ({"right": 1} if ask.confirm else {})


def _said_otherwise(lines, _):
    return [line.replace("\ttold", "\tsold") for line in lines]


def _without_content(lines, _):
    return annotated.without(lines, annotated.mark(lines, "a2", "Content"))


def _source_alone(lines, text):
    return [*lines, "T900\tSource {} {}\tTomas".format(*span(text, "Tomas"))]


def _blank(lines, text):
    return [*lines, f"T900\tContent {text.index(' ')} {text.index(' ') + 1}\t "]


def _no_kind(lines, _):
    return [line.replace("named-person", "liar") for line in lines]


def _two_kinds(lines, _):
    return [line.replace("T3 named-person", "T3 captive").replace("T6 named-person", "T6 vague") for line in lines]


def _other_id(lines, _):
    return [line.replace("\ta1", "\ta99") for line in lines]


def _ids_swapped(lines, _):
    return [line.replace("\ta1", "\tx").replace("\ta2", "\ta1").replace("\tx", "\ta2") for line in lines]


UNSURE = [  # a file's lines from the export's: why something of it is not used
    (_said_otherwise, {"unanchored"}),
    (_without_content, {"nothing is said in it"}),
    (_source_alone, {"nothing is said in it"}),
    (_blank, {"nothing is said in it"}),
    (_no_kind, {"no kind of source 'liar'"}),
    (_two_kinds, {"one source is of the kinds captive and vague"}),
    (_other_id, set()),  # the id is of another reading; where it stands it is the machine's
    (_ids_swapped, set()),
]


@pytest.mark.parametrize(("change", "why"), UNSURE)
def test_what_is_not_certain_is_told(desk, change, why):
    """Never guessed at: the words are given back with the reason."""
    name, lines, txt = annotated.brat_of(desk.archive, KEY)
    done = import_brat(desk, ADA, annotated.zipped((name, change(lines, txt.decode()), txt)), None, WHY)
    assert said_of(desk) == []
    assert {one.why for one in done.unused} == why


def _bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.ann", b"\n" * 30_000_000)
        packed.writestr("a.txt", b"a")
    return out.getvalue()


def _corrupt():
    data = bytearray(
        annotated.zipped(("a", b"".join(hashlib.sha256(bytes([at])).hexdigest().encode() for at in range(50)), b"a"))
    )
    data[60:90] = b"\xff" * 30
    return bytes(data)


HOSTILE = [  # file's name, its bytes, what is said of it
    ("a.zip", b"", "no ZIP file"),
    ("a.zip", b"PK\x03\x04 but no more", "no ZIP file"),
    ("a.zip", _bomb(), "unpacks to 30,000,001 bytes, over the limit"),
    ("a.zip", _corrupt(), "no ZIP file"),
    ("a.zip", annotated.zipped(), "holds no .ann"),
    ("a.json", b"\xff\xfe{}", "no JSON"),
    ("a.json", b"[" * 100_000, "no JSON"),
    ("a.json", b'{"type": "Note"}', "no Web Annotation"),
    ("a.json", b"a" * 20_000_001, "is too large"),
    ("a.bin", b"\x00\x01", "no JSON"),
]


@pytest.mark.parametrize(("name", "data", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files(desk, name, data, said):
    """One clear line each, naming the file, and nothing is written."""
    with pytest.raises(IntakeError, match=said) as told:
        import_files(desk, ADA, [(name, data)], None, WHY)
    assert str(told.value).startswith("a.")
    assert "\n" not in str(told.value)
    assert desk.archive.corrections(KEY) == []


def test_no_utf_8_among_others(desk):
    """Of many pairs the one that can't be read is named, and the others are taken; alone it is an error."""
    name, _, txt = annotated.brat_of(desk.archive, KEY)
    with pytest.raises(IntakeError, match="UTF-8"):
        import_brat(desk, ADA, annotated.zipped((name, b"\xff\n", txt)), KEY, WHY)
    other, others, its = annotated.brat_of(desk.archive, "post-1")
    data = annotated.zipped((name, b"\xff\n", txt), (other, others, its))
    done = import_brat(desk, ADA, data, None, WHY, Ask(confirm=True))
    assert (done.articles, done.faults) == (["post-1"], {"right": 5})
    assert len(done.failed) == 1
    assert name in done.failed[0]


def test_too_many_corrections_are_refused_whole(desk):
    """A file of a hundred thousand attributions fills no log."""
    name, lines, txt = annotated.brat_of(desk.archive, KEY)
    text = txt.decode()
    spans = [(start, end) for start in range(150) for end in range(start + 1, start + 90)]
    new = [f"T{at}\tContent {s} {e}\t{text[s:e]}" for at, (s, e) in enumerate(spans, 1000)]
    with pytest.raises(IntakeError, match="times"):
        import_brat(desk, ADA, annotated.zipped((name, [*lines, *new], txt)), None, WHY)
    assert desk.archive.corrections(KEY) == []


def test_annotations_of_too_many_documents(desk):
    """A list of addresses is not looked up for minutes."""
    items = [{"type": "Annotation", "target": f"https://elsewhere.example/{at}"} for at in range(10_001)]
    with pytest.raises(IntakeError, match="10,001 documents"):
        import_annotations(desk, ADA, json.dumps(items).encode(), WHY)


def test_one_report_of_many_is_refused(desk):
    """The others of the file are taken all the same, and it is told which was not."""
    whole, items = annotated.web_of(desk.archive, "post-1")
    _, others = annotated.web_of(desk.archive, KEY)
    text = desk.archive.reading(KEY).document.text
    for at in range(11_000):
        start, end = at % 100, at % 100 + 1 + at // 100
        body = [{"type": "TextualBody", "purpose": "tagging", "value": "content"}]
        selector = [{"type": "TextPositionSelector", "start": start, "end": end}]
        items.append({"type": "Annotation", "body": body, "target": {**others[0]["target"], "selector": selector}})
    assert len(text) > 200
    done = import_annotations(desk, ADA, json.dumps(whole).encode(), WHY, Ask(confirm=True))
    assert (done.articles, done.faults) == (["post-1"], {"right": 5})
    assert done.failed
    assert f"corrects {KEY}" in done.failed[0]


def test_read_anew_in_the_same_moment(desk, monkeypatch):
    """What was compared with a reading is not written against another."""
    from reportedly.service import imports

    reading = desk.archive.reading(KEY)
    monkeypatch.setattr(imports, "reading_of", lambda *_: replace(reading, made_by="another"))
    with pytest.raises(ReportedlyError, match="in the same moment"):
        import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    assert desk.archive.corrections(KEY) == []


REFUSED = [
    (Actor(name="Cy", role="reader"), [("a.zip", b"")], WHY, Forbidden),
    (ADA, [("a.zip", b"")], " ", SettingsError),
    (Actor(name=" ", role="admin"), [("a.zip", b"")], WHY, SettingsError),
    (ADA, [("a.ann", b"")], WHY, SettingsError),
    (ADA, [("a.txt", b"")], WHY, SettingsError),
    (ADA, [("a.ann", b""), ("b.txt", b"")], WHY, SettingsError),
]


@pytest.mark.parametrize(("actor", "files", "reason", "error"), REFUSED)
def test_refused_before_anything_is_read(desk, actor, files, reason, error):
    """Readers only look; nothing is unsigned; half a pair is no document."""
    with pytest.raises(error):
        import_files(desk, actor, files, None, reason)


def test_all_of_an_article_or_nothing(desk, monkeypatch):
    """A fault in the middle leaves neither corrections nor lines in the log."""
    recorded = []

    def fail(*_, **__):
        recorded.append(1)
        if len(recorded) == 3:
            raise ReportedlyError("the disk is full")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(ReportedlyError, match="disk"):
        import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY)
    monkeypatch.undo()
    assert desk.archive.corrections(KEY) == []
    assert import_brat(desk, ADA, annotated.zipped(changed(desk.archive)), None, WHY).made == 5


def test_either_database(desk, archive_url):  # noqa: F811
    """PostgreSQL keeps the same corrections, and the same file brought in twice adds nothing there either."""
    with Archive(archive_url) as archive:
        archive.add(desk.archive.reading(KEY))
        there = Desk(archive)
        assert sorted(import_brat(there, ADA, annotated.zipped(changed(archive)), None, WHY).faults.values()) == [1] * 5
        assert sorted(said_of(there)) == EXPECTED
        assert import_brat(there, ADA, annotated.zipped(changed(archive)), None, WHY).made == 0
