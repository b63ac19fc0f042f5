"""The log: one line an event, of fixed names, whatever the values hold; no word of a report; silent unless asked."""

import io
import json
import logging
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from reportedly import service
from reportedly.archive.archive import Archive
from reportedly.doors import logs
from reportedly.errors import NoText, ProgramFault, SettingsError
from reportedly.observed import EVENTS, FIELDS, event, request_id
from reportedly.observed.events import told

_log = logging.getLogger("reportedly.tests")
SRC = str(Path(__file__).parents[2] / "src")
STORY = "Nine lanterns burned over the weir at Quill Hythe, the warden of the tollhouse said on Tuesday."
TITLE = "Lanterns at\nQuill Hythe\x1b[31m"

VALUES = [
    ("plain.html", "document=plain.html"),
    ("two words", 'document="two words"'),
    ("a\nb", 'document="a b"'),
    (
        "x\r\n2026-01-01T00:00:00.000Z error sign-in user=1",
        'document="x 2026-01-01T00:00:00.000Z error sign-in user=1"',
    ),
    ('a" level=error b="', 'document="a\\" level=error b=\\""'),
    ("\x1b[2Jgone", 'document="␛[2Jgone"'),
    ("\u202egnirts", 'document="⟨RLO⟩gnirts"'),
    ("a\u2028b\u0085c\x0bd", 'document="a b c d"'),
    ("\x9b31m", 'document="⟨9B⟩31m"'),
    ("\udc80", "document="),
    (3, "document=3"),
    (0.12345, "document=0.123"),
    (True, "document=true"),
]


def _record(value):
    record = logging.LogRecord("reportedly.x", logging.INFO, "x.py", 1, "document.read", None, None)
    record.fields = {"document": value}
    return record


@pytest.mark.parametrize(("value", "says"), VALUES)
def test_a_value_stays_within_its_line_and_its_quotes(value, says):
    """No title, path or address forges a line, a field, or what a terminal does (text)."""
    line = logs.text_line(_record(value))
    assert says in line
    assert len(line.splitlines()) == 1
    assert all(character.isprintable() for character in line)


@pytest.mark.parametrize("value", [value for value, _ in VALUES])
def test_a_json_line_is_one_object_in_ascii(value):
    """The same for machines: what was put in comes out, on one line, whatever reads it (JSON)."""
    line = logs.json_line(_record(value))
    assert line.isascii()
    assert all(32 <= ord(character) < 127 for character in line)
    found = json.loads(line)
    assert set(found) == {"time", "level", "event", "document"}
    assert found["time"].endswith("Z")
    assert found["document"] == (round(value, 3) if isinstance(value, float) else value if value != "\udc80" else "?")


def test_a_long_value_is_cut():
    """A line is bounded, however long an address is."""
    assert len(logs.json_line(_record("x" * 1_000_000))) < 2_200


LEVELS = [
    ("off", []),
    ("error", ["request.fault"]),
    ("warning", ["document.failed", "request.fault"]),
    ("info", ["document.read", "document.failed", "request.fault"]),
    ("debug", ["request", "document.read", "document.failed", "request.fault"]),
]


@pytest.mark.parametrize(("level", "heard"), LEVELS)
def test_levels(capsys, level, heard):
    """Each level writes what is as grave or graver, to standard error."""
    logs.configure(level, "json")
    event(_log, "request", logging.DEBUG)
    event(_log, "document.read")
    event(_log, "document.failed", logging.WARNING)
    event(_log, "request.fault", logging.ERROR)
    out, err = capsys.readouterr()
    assert ([json.loads(line)["event"] for line in err.splitlines()], out) == (heard, "")


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "loud"), ("LOG_FORMAT", "xml")])
def test_what_cannot_be_is_said(monkeypatch, name, value):
    """A wrong level or format is told in one line, from the environment too."""
    monkeypatch.setenv(f"REPORTEDLY_{name}", value)
    with pytest.raises(SettingsError, match=f"no log {name.removeprefix('LOG_').lower()} '{value}'. Choose "):
        logs.configure()


def test_an_option_goes_before_the_environment_and_that_before_the_door(monkeypatch, capsys):
    """The order that every other setting has."""
    logs.configure(default="info")
    event(_log, "document.read")
    monkeypatch.setenv("REPORTEDLY_LOG_LEVEL", "error")
    logs.current.cache_clear()
    logs.configure(default="info")
    event(_log, "document.read")
    logs.configure("info", default="off")
    event(_log, "export")
    assert [line.split()[2] for line in capsys.readouterr().err.splitlines()] == ["document.read", "export"]


def test_a_library_is_silent_by_default():
    """Who imports the package hears nothing, not even of warnings, until they set logging up themselves."""
    program = (
        "import logging, reportedly.observed as o\n"
        "o.event(logging.getLogger('reportedly.x'), 'request.fault', logging.ERROR)\n"
        "logging.getLogger('other').error('heard')\n"
    )
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], env={"PYTHONPATH": SRC}, capture_output=True, text=True, check=True
    )
    assert run.stderr == "heard\n"


def test_other_libraries_stay_out_of_our_log(capsys):
    """What a library warns of is not ours to say, and would break the lines; the web server's warnings are kept."""
    logs.configure("debug", "json")
    logging.getLogger("trafilatura").error("ERROR: discarding data")
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request\nreceived.")
    assert [(one["event"], one["message"]) for one in map(json.loads, capsys.readouterr().err.splitlines())] == [
        ("server", "Invalid HTTP request")
    ]


def test_the_request_goes_with_every_event(log):
    """What happened in one request can be found by its id."""
    token = request_id.set("abc-12345")
    event(_log, "deed", verb="review", user=7)
    request_id.reset(token)
    assert log.named("deed")[0]["request"] == "abc-12345"


def test_an_error_is_told_by_its_line_a_fault_by_its_place():
    """An error's line is ours; an exception's own words may be a report's, and are left out."""
    assert told(NoText("is empty", where="a.txt"))["line"] == "a.txt: is empty"
    try:
        {}[STORY]
    except KeyError as fault:
        known = told(ProgramFault.of(fault, where="a.txt"))
        plain = told(fault)
    assert (known["error"], known["line"]) == ("KeyError", "a.txt")
    assert known["place"].startswith("test_logs.py:")
    assert STORY not in f"{known}{plain}"


@pytest.fixture
def told_of_reading(log, tmp_path, monkeypatch):
    """The log of a batch and an archive with a report that is read, one that is empty, one that trips a fault."""
    module = import_module("reportedly.figures.quantities")  # the package has the function under that name
    found = module._figures

    def faulty(text, dates):
        if "tripwire" in text:
            raise ValueError(text)
        return found(text, dates)

    monkeypatch.setattr(module, "_figures", faulty)
    rows = [{"id": "one", "text": STORY, "title": TITLE}, {"id": "two", "text": " "}]
    rows.append({"id": "three\nerror forged", "text": f"tripwire {STORY}", "title": TITLE})
    places = tmp_path / "rows.jsonl"
    places.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    list(service.read_many(places))
    with Archive(tmp_path / "a.db") as archive:
        archive.add(places)
    return log


def test_each_outcome_is_told(told_of_reading):
    """Each document read, each failure with its one line, each outcome of the archive, the tables that were made."""
    log = told_of_reading
    assert [one["document"] for one in log.named("document.read")] == ["one"]
    assert [one["error"] for one in log.named("document.failed")] == ["NoText", "ValueError"]
    assert sorted(one["outcome"] for one in log.named("archive.document")) == ["failed", "failed", "new"]
    assert log.named("archive.migrated")[0]["outcome"] == "new"
    (new,) = (one for one in log.named("archive.document") if one["outcome"] == "new")
    assert new["sha256"] == service.read_text(STORY).document.sha256
    assert sum(new["stages"].values()) == pytest.approx(new["milliseconds"], rel=0.01)


def test_no_word_of_a_report_is_logged(told_of_reading):
    """Not of a text, not of a title, not by way of a fault's message; and every name is one that is listed."""
    lines = "\n".join(told_of_reading.lines)
    for words in (STORY, TITLE):
        plain = " ".join(words.split())
        assert all(plain[at : at + 12] not in lines for at in range(0, len(plain) - 12, 3))
    for one in told_of_reading.events:
        assert one["event"] in EVENTS
        assert set(one) - {"time", "level", "event"} <= set(FIELDS)


def test_a_log_that_cannot_be_written_stops_nobody():
    """A closed stream, a full disk: the work goes on."""
    stream = io.StringIO()
    handler = logs.Lines("text", stream)
    stream.close()
    handler.emit(_record("x"))
    assert stream.closed
