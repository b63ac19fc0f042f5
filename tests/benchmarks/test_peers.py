"""How peers are run: the lines they print, the errors they raise, the environments they live in."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.peers import environment
from benchmarks.peers import run as peers
from benchmarks.peers.run_textacy import load, quotations, runs, units

ROWS = [{"id": "a", "text": "“The quay is shut,” Ilse Varga said."}, {"id": "b", "text": "An odd “ mark."}]
PEER = peers.Peer("small", "small", (), ("small.py",), lambda about: f"small {about['version']}")
ANSWERS = [
    {"id": "a", "attributions": [{"source": [[20, 30]], "cue": [[31, 35]], "content": [[0, 19]]}], "raised": None},
    {"id": "b", "attributions": [], "raised": "ValueError: 1 quotation mark"},
    {"about": {"version": "1.2"}, "seconds": [0.5, 0.25, 0.3]},
]


def script(folder: Path, body: str) -> list[str]:
    """The command of a peer made of a few lines."""
    path = folder / "small.py"
    path.write_text(
        f"import json, os, sys\nrows = [json.loads(line) for line in sys.stdin]\n{body}\n", encoding="utf-8"
    )
    return [sys.executable, str(path)]


def test_a_peers_answers_are_taken_in_order(tmp_path):
    """What it found, which documents it raised on, and the words a second of its median pass."""
    body = f"for line in {ANSWERS!r}: print(json.dumps(line))"
    found = peers.run(script(tmp_path, body), PEER, ROWS, passes=3)
    assert found.name == "small 1.2"
    assert not found.ours
    assert [row["attributions"] for row in found.predictions] == [ANSWERS[0]["attributions"], []]
    assert found.raised == {"b": "ValueError: 1 quotation mark"}
    speed = found.speeds[peers.ATTRIBUTION]
    assert (speed.words, speed.median, speed.range) == (11, 11 / 0.3, (22.0, 44.0))


def test_a_peer_gets_rows_without_annotations_and_one_thread(tmp_path):
    """It can't look up the answers, and its libraries keep to the core they are measured on."""
    body = (
        "assert [set(row) for row in rows] == [{'id', 'text'}] * 2, rows\n"
        "assert sys.argv[1:] == ['--passes', '3'] and os.environ['OMP_NUM_THREADS'] == '1'\n"
        "for row in rows: print(json.dumps({'id': row['id'], 'attributions': [], 'raised': None}))\n"
        "print(json.dumps({'about': {'version': 1}, 'seconds': [1]}))"
    )
    rows = [{**row, "attributions": [{"source": [[0, 1]]}]} for row in ROWS]
    assert len(peers.run(script(tmp_path, body), PEER, rows, passes=3).predictions) == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise SystemExit('no spaCy pipeline')", "no spaCy pipeline"),
        ("print('Downloading…')", "something else than the protocol"),
        ("pass", "something else than the protocol"),
        (f"print(json.dumps({ANSWERS[0]!r}))\nprint(json.dumps({ANSWERS[2]!r}))", "other documents"),
    ],
)
def test_a_peer_that_breaks_is_no_result(tmp_path, body, said):
    """A crash or stray lines never pass for an empty answer."""
    with pytest.raises(peers.Broken, match=said):
        peers.run(script(tmp_path, body), PEER, ROWS, passes=1)


def test_a_peer_that_cannot_be_run_says_why(tmp_path, monkeypatch):
    """The benchmark goes on and its row carries the reason."""
    path = tmp_path / "small.py"
    path.write_text("raise SystemExit('first line\\nno spaCy pipeline')", encoding="utf-8")
    monkeypatch.setattr(peers, "prepare", lambda *_: Path(sys.executable))
    found = peers.peer(peers.Peer("small", "small", (), (str(path),), PEER.label), ROWS, 1, [])
    assert (found.name, found.failed, found.predictions) == ("small", "no spaCy pipeline", [])


def test_an_environment_is_made_once(tmp_path, monkeypatch):
    """A second run installs nothing; other requirements make it anew; git ignores the folder."""
    ran = []

    def pretend(command):
        ran.append(command)
        python = tmp_path / "small" / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(environment, "_quietly", pretend)
    for requirements in (["small==1"], ["small==1"], ["small==2"]):
        environment.prepare("small", requirements, tmp_path)
    installed = [command[-1] for command in ran if "install" in command]
    assert installed == ["small==1", "small==2"]
    assert all("--only-binary=:all:" in command for command in ran if "install" in command)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


@dataclass
class Token:
    """A token as textacy's are: its number, where it begins, its text."""

    i: int
    idx: int
    text: str


@pytest.mark.parametrize(
    ("tokens", "spans"),
    [
        ([Token(3, 12, "Varga"), Token(2, 7, "Ilse")], [[107, 117]]),
        ([Token(2, 7, "Ilse"), Token(5, 20, "Ohl")], [[107, 111], [120, 123]]),
        ([], []),
    ],
)
def test_tokens_as_spans(tokens, spans):
    """Neighbouring tokens make one span, in the order of the text, counted from where the article begins."""
    assert runs(tokens, 100) == spans


@pytest.mark.parametrize(
    ("by", "parts"),
    [
        ("document", [(0, "One line.\n\n  \n“Two,” she said.\n")]),
        ("paragraph", [(0, "One line."), (14, "“Two,” she said.")]),
    ],
)
def test_what_textacy_is_given_at_a_time(by, parts):
    """By paragraph, each line with something on it, with its place in the article."""
    assert units("One line.\n\n  \n“Two,” she said.\n", by) == parts


def test_a_document_textacy_raises_on_is_recorded(monkeypatch):
    """The error is kept, the document is empty."""

    class Extract:
        @staticmethod
        def direct_quotations(document):
            raise ValueError(f"{document} quotation marks found")
            yield

    monkeypatch.setitem(sys.modules, "textacy", Extract)
    monkeypatch.setitem(sys.modules, "textacy.extract", Extract)
    assert quotations(3, 0) == ([], "ValueError: 3 quotation marks found")


def test_no_pipeline_is_said(monkeypatch, tmp_path):
    """Textacy is not run on a blank pipeline, which would find nothing and look like a result."""

    class Spacy:
        class util:  # noqa: N801  # spaCy's name
            is_package = staticmethod(lambda name: False)  # noqa: ARG005

    monkeypatch.setitem(sys.modules, "spacy", Spacy)
    with pytest.raises(SystemExit, match="no spaCy pipeline with tags and a parse: none of en_core_web_sm"):
        load(["en_core_web_sm", str(tmp_path)])


def test_labels_say_what_a_peer_ran_with():
    """A reader sees that the parser was not spaCy's own, and how good it is."""
    label = peers.PEERS[0].label
    about = {"textacy": "0.13.0", "spacy": "3.8.18", "unit": "document"}
    assert label({**about, "pipeline": "core_web_sm 3.8.0"}) == "textacy 0.13.0 (spaCy 3.8.18, core_web_sm 3.8.0)"
    trained = json.loads('{"treebank": "UD_English-EWT", "dev": {"dep_uas": 80.5}}')
    assert label({**about, "pipeline": trained, "unit": "paragraph"}) == (
        "textacy 0.13.0, by paragraph (spaCy 3.8.18, pipeline trained here on UD_English-EWT, UAS 80.5)"
    )
