"""The desk watched: who may read its numbers, what they tell, what its log tells of each request, whether it is up."""

import logging
import re

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")
pytest.importorskip("prometheus_client", reason="the extra 'desk' is not installed")

from fastapi.testclient import TestClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parsed

from reportedly import service
from reportedly.archive.archive import Archive
from reportedly.doors.desk.app import Options, make_app
from reportedly.doors.desk.metrics import Metrics
from reportedly.errors import SettingsError
from reportedly.model.desk import Actor
from reportedly.observed import STAGES, event
from reportedly.service.jobs import Pasted
from tests.observe.conftest import HARBOUR

TOKEN = "0123456789abcdef01234567"  # noqa: S105 - of desks made here
PASSWORD = "a long night at the harbour"  # noqa: S105
ADMIN = Actor(name="Ada", role="admin")
HERE, ELSEWHERE = ("127.0.0.1", 50_000), ("192.0.2.7", 50_000)


@pytest.fixture(scope="module")
def harbour():
    """The example, read once."""
    return service.read_at(str(HARBOUR))


@pytest.fixture
def archive(tmp_path, harbour):
    with Archive(tmp_path / "desk.db") as made:
        made.add(harbour)
        yield made


@pytest.fixture
def desk(archive):
    """A function: options → a client of a desk over the example."""
    opened = []

    def over(client=HERE, **options):
        made = TestClient(
            make_app(archive, Options(reads=False, **options)),
            base_url="http://localhost",
            client=client,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        opened.append(made)
        return made.__enter__()

    yield over
    for one in opened:
        one.__exit__(None, None, None)


GUARDED = [
    ("here, no accounts, no token", HERE, "", False, "", 200),
    ("IPv6 here", ("::1", 1), "", False, "", 200),
    ("elsewhere, no accounts", ELSEWHERE, "", False, "", 401),
    ("here, but people sign in", HERE, "", True, "", 401),
    ("here, a token is set", HERE, TOKEN, False, "", 401),
    ("the token", ELSEWHERE, TOKEN, True, f"Bearer {TOKEN}", 200),
    ("another token", HERE, TOKEN, False, f"Bearer {TOKEN[:-1]}x", 401),
    ("the token as another scheme", HERE, TOKEN, False, f"Basic {TOKEN}", 401),
    ("a token where none is set", ELSEWHERE, "", False, "Bearer ", 401),
    ("no ASCII", HERE, TOKEN, False, "Bearer \xe9", 401),
]


@pytest.mark.parametrize(("why", "client", "token", "accounts", "sent", "status"), GUARDED)
def test_who_may_read_the_numbers(desk, why, client, token, accounts, sent, status):
    """The token's holder; without a token this machine alone, and only at a desk without accounts."""
    asks = desk(client, metrics_token=token)
    if accounts:
        asks.app.state.office.desk.add_person(ADMIN, "Ada", PASSWORD)
    answer = asks.get("/metrics", headers={"authorization": sent.encode("latin-1")} if sent else {})
    assert answer.status_code == status, why
    assert ("reportedly_build_info" in answer.text) == (status == 200)


def test_a_short_token_is_refused(archive):
    """One that could be guessed never guards anything."""
    with pytest.raises(SettingsError, match="is no token of 24 ASCII characters or more"):
        make_app(archive, Options(metrics_token="short"))  # noqa: S106
    assert "0123456789" not in repr(Options(metrics_token=TOKEN))


def _numbers(asks):
    """Every sample of /metrics, as (name, labels) to value, by the parser of OpenMetrics."""
    answer = asks.get("/metrics")
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    families = list(parsed(answer.text))
    return {(one.name, *sorted(one.labels.items())): one.value for family in families for one in family.samples}


def _of(numbers, name, **labels):
    return sum(value for key, value in numbers.items() if key[0] == name and labels.items() <= dict(key[1:]).items())


def test_what_the_numbers_tell(desk):
    """Requests by route, documents and stages, jobs, the queue, the archive, the program: after a day in brief."""
    asks = desk()
    office = asks.app.state.office
    asks.get("/reports/1")
    asks.get("/reports/1?q=secret-search")
    asks.get("/reports/7")
    asks.get("/nowhere/at/all")
    asks.get("/api/v1/articles")
    asks.post("/api/v1/readings", json={"text": "Forty ferries are idle at Tarn, the mayor said."})
    office.desk.submit_text(ADMIN, Pasted(text="Nine boats sank off Tarn on Monday, the mayor said."))
    waiting = _numbers(asks)
    assert _of(waiting, "reportedly_queue_jobs", state="waiting") == 1
    office.reader.read_next()
    found = _numbers(asks)
    assert _of(found, "reportedly_http_requests_total", route="/reports/{number}", method="GET", status="200") == 2
    assert _of(found, "reportedly_http_requests_total", route="/reports/{number}", status="404") == 1
    assert _of(found, "reportedly_http_requests_total", route="none", status="404") == 1
    assert _of(found, "reportedly_http_requests_total", route="/api/v1/articles", status="200") == 1
    assert _of(found, "reportedly_http_request_seconds_count", route="/reports/{number}") == 3
    assert _of(found, "reportedly_documents_total", outcome="answered") == 1
    assert _of(found, "reportedly_documents_total", outcome="new") == 1
    assert _of(found, "reportedly_jobs_total", kind="text", outcome="done") == 1
    assert _of(found, "reportedly_stage_seconds_count", stage="encoder") == 2
    assert _of(found, "reportedly_archive_rows", of="articles") == 1  # kept for a minute
    assert _of(found, "reportedly_archive_bytes") > 10_000
    assert _of(found, "reportedly_archive_up") == 1
    assert _of(found, "process_resident_memory_bytes") > 10_000_000
    (build,) = (dict(key[1:]) for key in found if key[0] == "reportedly_build_info")
    assert re.fullmatch(r"[0-9a-f]{64}", build["model_sha256"])


def test_labels_are_of_fixed_lists(desk, monkeypatch):
    """However many paths, methods and names are tried, no label grows with them, and none tells of anybody."""
    asks = desk()
    routes = set(_routes()) | {"none", "/static", "/static/page"}
    for number in range(5):
        asks.get(f"/reports/{number}/explain/c{number}")
        asks.get(f"/{number}")
        asks.request(f"M{number}", "/inbox")
    for may in (True, False):
        monkeypatch.setattr(asks.app.state.office.doorkeeper, "may_try", lambda *_, may=may: may)
        asks.post("/sign-in", data={"name": "Nobody 7", "password": "guess"})
    found = _numbers(asks)
    labels = {pair for key in found for pair in key[1:]}
    assert {value for name, value in labels if name == "route"} <= routes
    assert {value for name, value in labels if name == "method"} <= {"GET", "POST", "other"}
    assert {value for name, value in labels if name == "stage"} <= STAGES.keys()
    assert {value for name, value in labels if name == "outcome"} <= {"refused", "slowed"}
    assert not any("Nobody" in value or "guess" in value for _, value in labels)
    assert _of(found, "reportedly_sign_ins_total", outcome="slowed") == 1
    assert _of(found, "reportedly_sign_ins_total", outcome="refused") == 1


def _routes():
    """The templates of all pages."""
    from importlib import import_module

    from reportedly.doors.desk.app import _PAGES

    for name in _PAGES:
        yield from (route.path for route in import_module(f"reportedly.doors.desk.{name}").router.routes)


def test_feeds_and_faults_are_counted(archive):
    """By the events of the log, whoever writes them."""
    metrics = Metrics(archive)
    metrics.attach()
    log = logging.getLogger("reportedly.tests")
    event(log, "job.done", kind="feed", job=1)
    event(log, "job.failed", kind="feed", job=2)
    event(log, "job.fault", kind="file", job=3)
    event(log, "request.fault")
    metrics.detach()
    event(log, "request.fault")
    found = {
        (one.name, *sorted(one.labels.items())): one.value
        for family in parsed(metrics.text().decode())
        for one in family.samples
    }
    assert _of(found, "reportedly_feeds_total", outcome="read") == 1
    assert _of(found, "reportedly_feeds_total", outcome="failed") == 1
    assert _of(found, "reportedly_jobs_total", outcome="fault", kind="file") == 1
    assert _of(found, "reportedly_faults_total", where="request") == 1
    assert _of(found, "reportedly_faults_total", where="job") == 1


IDS = [
    ("abc-12345678", True),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-00", True),
    ("short", False),
    ("with space 1234", False),
    ("x" * 65, False),
    ("12345678\u00e9", False),
    ("", False),
]


@pytest.mark.parametrize(("given", "kept"), IDS)
def test_a_request_has_an_id(desk, log, given, kept):
    """One that comes with it where it is well-formed, else one of ours; in the answer, and with what is logged."""
    answer = desk().get("/reports/1", headers={"x-request-id": given.encode("latin-1")} if given else {})
    told = answer.headers["x-request-id"]
    assert (told == given) == kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{8,64}", told)
    assert log.named("request")[-1]["request"] == told


def test_a_request_is_logged_by_its_route(desk, log):
    """With status, time, bytes and the account's number; never the path, the query, the name, the agent."""
    asks = desk()
    office = asks.app.state.office
    person = office.desk.add_person(ADMIN, "Ada Quint", PASSWORD)
    secret, _ = office.desk.sign_in("Ada Quint", PASSWORD)
    asks.cookies.set("reportedly", secret)
    answer = asks.get("/search?q=lanterns+over+Veldmark", headers={"user-agent": "Looker/1"})
    asks.get("/lanterns%0aforged%20line")
    first, second = log.named("request")[-2:]
    assert (first["route"], first["status"], first["user"]) == ("/search", 200, person.id)
    assert first["bytes"] == len(answer.content)
    assert first["milliseconds"] > 0
    assert (second["route"], second["status"]) == ("none", 404)
    assert log.named("sign-in")[0]["user"] == person.id
    everything = "\n".join(log.lines)
    assert not any(word in everything for word in ("lanterns", "Quint", "Looker", PASSWORD, secret))


def test_a_refused_sign_in_tells_no_name(desk, log):
    """What was typed as a name may be a password; the audit log has it, this log has where it came from."""
    asks = desk(ELSEWHERE)
    asks.app.state.office.desk.add_person(ADMIN, "Ada Quint", PASSWORD)
    asks.post("/sign-in", data={"name": "hunter2-hunter2", "password": "x"})
    (refused,) = log.named("sign-in.refused")
    assert refused["address"] == ELSEWHERE[0]
    assert "hunter2" not in "\n".join(log.lines)


def test_a_fault_is_told_by_its_place(desk, log, monkeypatch):
    """A page that fails is logged with where, not with what the exception says; its answer has the request's id."""
    asks = desk()
    monkeypatch.setattr(asks.app.state.office.kept, "get", lambda *_: 1 / 0)
    answer = asks.get("/reports/1/steps/c1")
    (fault,) = log.named("request.fault")
    assert (answer.status_code, fault["error"]) == (500, "ZeroDivisionError")
    assert fault["place"].startswith("test_desk.py:")
    assert fault["request"] == answer.headers["x-request-id"]
    assert log.named("request")[-1]["status"] == 500


def test_alive_and_ready(desk, archive):
    """Alive whatever there is; ready where the archive answers and the encoder is there, and it says which is not."""
    asks = desk(ELSEWHERE)
    assert (asks.get("/healthz").status_code, asks.get("/healthz").text) == (200, "ok\n")
    assert (asks.get("/readyz").status_code, asks.get("/readyz").json()) == (200, {"archive": "ok", "model": "ok"})


def test_not_ready_without_its_archive(desk, archive, monkeypatch):
    """Which part fails is told, and nothing of where it is; the numbers go on without the archive's."""
    from reportedly.errors import ArchiveError

    def gone():
        raise ArchiveError("can't be opened", where="/secret/place.db")

    asks = desk()
    monkeypatch.setattr(asks.app.state.office.archive, "looking", gone)
    answer = asks.get("/readyz")
    assert (answer.status_code, answer.json()["archive"]) == (503, "does not answer")
    assert "secret" not in answer.text
    assert asks.get("/healthz").status_code == 200
    office = asks.app.state.office
    monkeypatch.setattr(office.doorkeeper, "has_accounts", lambda: False)
    assert _of(_numbers(asks), "reportedly_archive_up") == 0


def test_machines_are_logged_at_debug_only(desk, log):
    """A probe each second would drown the rest."""
    asks = desk()
    for path in ("/healthz", "/readyz", "/metrics", "/static/desk.css"):
        asks.get(path)
    assert {one["level"] for one in log.named("request")} == {"debug"}


def test_step_by_step_at_the_desk(desk):
    """A claim's explanation leads to its steps, which are the command line's."""
    asks = desk()
    assert '<a href="/reports/1/steps/c1">' in asks.get("/reports/1/explain/c1").text
    assert '<a href="/reports/1/steps/c1">' in asks.get("/reports/1/claims/c1").text
    page = asks.get("/reports/1/steps/c1")
    assert page.status_code == 200
    for says in ("nobody met before fits: a new voice", "34 checks found nothing they need here", "port security"):
        assert says in page.text
    assert asks.get("/reports/1/steps/c99").status_code == 404
    assert asks.get("/reports/1/steps/f1").status_code == 404
