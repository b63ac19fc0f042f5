"""brat standoff: read by a strict reader and by another's library, and read back by ours without loss."""

import io
import re
import zipfile

import pytest
from bioc import brat as bioc_brat
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import TooLarge, WrongFormat
from reportedly.export import brat, brat_in
from reportedly.export.brat_conf import annotation_conf, visual_conf
from reportedly.export.brat_text import plain
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution
from tests.doors import sample
from tests.export import brat_reader
from tests.export import corpus_readings as readings

MADE = [sample.reading, readings.nasty, readings.untitled, readings.empty]


def back(reading):
    """The attributions after a way through brat's files."""
    text, annotations = brat.standoff(reading)
    return brat_in.decode(annotations.encode(), text.encode(), reading.document.text)


@pytest.mark.parametrize("make", MADE)
def test_a_strict_reader_takes_it(make):
    """Every line is one of the manual's, offsets hold the words beside them, and nothing points nowhere."""
    reading = make()
    text, annotations = brat.standoff(reading)
    assert len(text) == len(reading.document.text)
    found = brat_reader.check(annotations, text)
    assert len(found.get("Content", [])) == len(reading.attributions)
    assert len(found.get("Finding", [])) == len([f for f in reading.findings if _words(f.spans, text)])


def _words(spans, text):
    return "".join(text[start:end] for start, end in spans).strip()


@pytest.mark.parametrize("make", MADE)
def test_another_library_reads_the_same(make):
    """bioc, which is not ours, finds the same annotations, spans, relations and notes."""
    text, annotations = brat.standoff(make())
    found = brat_reader.lines(annotations)
    read = bioc_brat.loads(text, annotations)
    assert {
        one.id: (one.type, sorted((place.begin, place.end) for place in one.locations)) for one in read.entities
    } == {
        id: (type, [tuple(map(int, place.split())) for place in places.split(";")])
        for id, (type, places, _) in found["T"].items()
    }
    assert {relation.id: relation.type for relation in read.relations} == {id: r[0] for id, r in found["R"].items()}
    assert len(read.notes) == len(found["#"])
    assert len(read.attributes) == len(found["A"])


def test_what_is_known_of_an_attribution_stands_on_its_content():
    """Kinds, the record's id, the relations, and the working of a finding as a note."""
    text, annotations = brat.standoff(sample.reading())
    for line in (
        "R10\tSource-of Arg1:T15 Arg2:T13",
        "A14\tStance T13 factive",
        "A15\tSourceKind T15 organisation",
        "#9\tRecord T13\ta5",
        "T30\tFinding 48 65;441 448;489 492\tBetween 40 and 60 Only 18 20%",
        "A25\tVerdict T30 inconsistent",
        "#23\tAnnotatorNotes T30\tshare-of-total: 18 ÷ 40…60 = 30–45 %, stated 20 %",
    ):
        assert f"\n{line}\n" in annotations
    assert text == sample.reading().document.text


ACROSS = "“We waited.\n\nThe bus\r\ncame,” Quint said.\n \nEnd."
SPLIT = [  # spans, fragments in the file, spans read back
    ([(0, 11)], "0 11", [(0, 11)]),
    ([(0, 29)], "0 11;13 21;22 29", [(0, 29)]),
    ([(13, 28), (0, 11)], "0 11;13 21;22 28", [(0, 28)]),
    ([(0, 5), (5, 9), (4, 7)], "0 9", [(0, 9)]),
    ([(0, 3), (13, 16)], "0 3;13 16", [(0, 3), (13, 16)]),
    ([(11, 14)], "13 14", [(13, 14)]),
    ([(30, 99), (-4, 1)], None, None),
]


@pytest.mark.parametrize(("spans", "places", "read"), SPLIT)
def test_lines_and_fragments(spans, places, read):
    """An annotation holds no line end: it is cut there, and put together again; touching spans are one."""
    said = Attribution(
        id="a1", source=[], cue=[], content=[Span(*span) for span in spans], quote="direct", stance="neutral",
        confidence=1.0,
    )  # fmt: skip
    reading = Reading(id="x", document=Document(text=ACROSS), attributions=[said])
    text, annotations = brat.standoff(reading)
    brat_reader.check(annotations, text)
    if places:
        assert annotations.startswith(f"T1\tContent {places}\t")
    if read:
        assert [tuple(span) for span in back(reading).attributions[0].roles.content] == read


def covered(spans, text):
    """The places of all words in ``spans``: what brat can hold of them."""
    return {n for start, end in spans for n in range(max(start, 0), min(end, len(text))) if not text[n].isspace()}


_spans = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)).map(lambda pair: Span(*pair)), max_size=3)
_said = st.builds(
    Attribution,
    id=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=4),
    source=_spans,
    cue=_spans,
    content=_spans,
    quote=st.sampled_from(["direct", "mixed", "indirect"]),
    stance=st.sampled_from(["neutral", "factive", "doubt", "intent", "belief"]),
    confidence=st.floats(0, 1),
)
_texts = st.text(st.sampled_from("ab.“”é🚢 \n\n\r\t\x0b\x85\u2028\ud800\0#T1"), max_size=45)


@settings(max_examples=300, deadline=None)
@given(_texts, st.lists(_said, max_size=4, unique_by=lambda said: said.id))
def test_what_was_written_is_read_back(text, attributions):
    """Any spans of any text: each attribution with its parts, kinds and id, to the very words, none confused."""
    reading = Reading(id="x", document=Document(text=text), attributions=attributions)
    ours, annotations = brat.standoff(reading)
    brat_reader.check(annotations, ours)
    found = back(reading)
    assert found.same_text
    assert found.warnings == []
    kept = [a for a in attributions if covered([*a.source, *a.cue, *a.content], ours)]
    assert [one.unanchored for one in found.attributions] == [[]] * len(kept)
    by_id = {one.id: one for one in found.attributions}
    for said in kept:
        one = by_id[said.id]
        assert (one.quote, one.stance) == (said.quote, said.stance)
        for role in ("source", "cue", "content"):
            assert covered(getattr(one.roles, role), ours) == covered(getattr(said, role), ours)


def test_the_sample_comes_back_whole():
    """An ordinary report's attributions are equal, span for span, with their kinds."""
    reading = sample.reading()
    for said, one in zip(reading.attributions, back(reading).attributions, strict=True):
        assert (one.roles.source, one.roles.cue, one.roles.content) == (said.source, said.cue, said.content)
        assert (one.id, one.quote, one.stance) == (said.id, said.quote, said.stance)
        assert one.words.content == reading.document.words(said.content[0])
    assert back(reading).attributions[5].kind == "captive"
    assert back(reading).attributions[3].note == "Ilse Brandt; confidence 0.97"


TEXT = "The ferry was late, Quint said. The bus was late, Quint said."
FILE = "T1\tContent 0 18\tThe ferry was late\nT2\tSource 20 25\tQuint\nT3\tCue 26 30\tsaid\n"
FILE += "R1\tSource-of Arg1:T2 Arg2:T1\nR2\tCue-of Arg1:T3 Arg2:T1\n"
PLACES = [  # the .txt, the report's text, parts that can't be placed
    (TEXT, TEXT, []),
    (TEXT, TEXT.replace("bus", "tram"), []),
    (TEXT, TEXT.replace("Quint", "Brandt"), ["source", "cue"]),
    (TEXT, "Late again. " + TEXT, ["source", "cue", "content"]),
    (TEXT, TEXT[:28], ["cue"]),
    (TEXT, "", ["source", "cue", "content"]),
    (TEXT.replace("ferry", "coach"), TEXT.replace("ferry", "coach"), ["content"]),
]


@pytest.mark.parametrize(("theirs", "ours", "unanchored"), PLACES)
def test_exactly_placed_or_not_at_all(theirs, ours, unanchored):
    """Words at another place are a look-alike, however alike: they are kept as words, and not placed."""
    (one,) = brat_in.decode(FILE.encode(), theirs.encode(), ours).attributions
    assert one.unanchored == unanchored
    for role in ("source", "cue", "content"):
        assert bool(getattr(one.roles, role)) is (role not in unanchored)
    assert one.words == brat_in.Words(source="Quint", cue="said", content="The ferry was late")


def test_one_source_of_two_contents_and_one_alone():
    """As annotators mark: a source may belong to two attributions, a cue stand alone, an id be brat's."""
    ann = FILE + "T4\tContent 32 48\tThe bus was late\nR3\tSource-of Arg1:T2 Arg2:T4\nT5\tCue 56 60\tsaid\n"
    first, second, third = brat_in.decode(ann.encode(), TEXT.encode(), TEXT).attributions
    assert [one.id for one in (first, second, third)] == ["T1", "T4", "T5"]
    assert first.roles.source == second.roles.source == [Span(20, 25)]
    assert (second.roles.cue, third.roles.cue, third.roles.content) == ([], [Span(56, 60)], [])


BAD = [
    ("T1\tContent 5\tx\n", 1),
    ("T1 Content 0 3 The\n", 1),
    ("E1\tSay:T1\nnonsense\n*\tEquiv T1 T2\n", 3),
    (f"T1\tContent 0 {'9' * 5000}\tx\n", 1),
    ("T1\tContent 9 3\tx\nT2\tContent 0 999999999\ty\n", 0),
    ("R1\tSource-of Arg1:T8 Arg2:T9\nA1\tQuote T9 direct\n#1\tRecord T9\tx\n", 0),
    ("T1\tContent 0 3\tThe\nR1\tSource-of Arg1:T1 Arg2:T1\n", 0),
    ("bad\n" * 1000, 50),
    ("", 0),
]


@pytest.mark.parametrize(("ann", "warnings"), BAD)
def test_bad_lines_are_told_and_passed_over(ann, warnings):
    """A broken or hostile file never stops the import, places nothing wrongly, and is not silently taken."""
    found = brat_in.decode(ann.encode(), TEXT.encode(), TEXT)
    assert len(found.warnings) == warnings
    assert all(span.of(TEXT) == "The" for one in found.attributions for span in one.roles.content)


def test_what_is_no_brat_file(monkeypatch):
    """Not UTF-8, not ZIP, too large, a bomb: one error of ours each."""
    with pytest.raises(WrongFormat, match=r"\.txt is no UTF-8"):
        brat_in.decode(b"", b"\xff\xfe", "")
    with pytest.raises(WrongFormat, match="no ZIP file"):
        list(brat_in.unpacked(b"PK\x03\x04 and so on"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", "0" * 30_000_000)
        packed.writestr("a.ann", "")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(TooLarge):
        list(brat_in.unpacked(out.getvalue()))
    with pytest.raises(TooLarge, match=r"\.ann is over"):
        brat_in.decode(b"#" * 20_000_001, b"", "")


@pytest.mark.parametrize("name", ["../../etc/x", "", "a/b\\c", "CON", "\u202ex", "annotation", "n" * 500])
def test_files_are_named_safely(name):
    """A report's id can't lead a ZIP file out of its folder, over another file, or to a name too long."""
    made = brat.file_name(replace(readings.untitled(), id=name))
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,60}-[0-9a-f]{8}", made)


def test_one_zip_file_of_one_or_many():
    """It unpacks, has brat's configuration beside the texts, is the same every time, and reads back."""
    one, other = sample.reading(), readings.nasty()
    assert brat.encode(one) == brat.encode(one)
    data = b"".join(brat.encode_many([one, other, one]))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert len(packed.namelist()) == 6
        assert packed.read("annotation.conf").decode() == annotation_conf()
        assert packed.read("visual.conf").decode() == visual_conf()
    found = list(brat_in.unpacked(data))
    assert [name for name, _, _ in found] == [brat.file_name(one), brat.file_name(other)]
    for (_, ann, txt), reading in zip(found, (one, other), strict=True):
        assert (txt.decode(), ann.decode()) == brat.standoff(reading)
        assert txt.decode() == plain(reading.document.text)


def test_the_configuration_knows_all_that_is_used():
    """Brat refuses what annotation.conf has not: every type, relation and value of the files is in it."""
    sections = dict(re.findall(r"\[(\w+)\]\n(.*?)(?=\n\[|\Z)", annotation_conf(), re.DOTALL))
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    values = {
        line.split("\t")[0]: line.split("Value:")[1].split("|") for line in sections["attributes"].split("\n") if line
    }
    for make in MADE:
        found = brat_reader.lines(brat.standoff(make())[1])
        assert {parts[0] for parts in found["T"].values()} <= set(sections["entities"].split("\n"))
        assert {parts[0] for parts in found["R"].values()} <= {
            r.split("\t")[0] for r in sections["relations"].split("\n")
        }
        assert all(value in values[name] for name, _, value in found["A"].values())


def test_ten_thousand_attributions():
    """A report that is all claims goes out and comes back whole."""
    found = back(readings.large())
    assert len(found.attributions) == 10_000
    assert {one.words.cue for one in found.attributions} == {"said"}
