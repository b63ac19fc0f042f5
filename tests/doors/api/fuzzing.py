"""schemathesis over every operation, in this process: each answer is held against the description.

A longer run by hand, with the encoder (prints what it found):
``python -m tests.doors.api.fuzzing EXAMPLES SEED``
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.doors.api import jobs as following
from reportedly.doors.desk.app import Options, make_app
from reportedly.errors import FetchRefused
from reportedly.intake import fetch as fetching
from reportedly.model.desk import Actor
from reportedly.service.jobs import Pasted

ADMIN = Actor(name="Ada", role="admin")
HERE = {"path.article": 1, "path.local": "c1", "path.job": 1, "path.name": "Ostian Wire"}
"""Of what is there: an article, a claim of it with a figure, a job that is done, a source."""
# What a JSON Schema can't say is told by 422: that spans lie in a text, that a claim holds a figure, that words name a
# quantity, that a report has words in it, that a page can be fetched.
_CHECKS = {"positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", "401", "403", "404", "409", "422", "429"]}}


def desk_to_fuzz(archive):
    """A desk over ``archive`` with an administrator, a done job and no limit; and the administrator's key."""
    app = make_app(archive, Options(reads=False, hosts=("testserver",)))
    desk, meter = app.state.office.desk, app.state.meter
    meter.most = 0
    person = desk.add_person(ADMIN, "Ada", "a long night at the harbour", "admin")
    secret, _ = desk.make_key(Actor(name="Ada", role="admin", person=person.id), "fuzz", "admin")
    job = desk.submit_text(ADMIN, Pasted(text="The mayor said that forty ferries were idle."))
    with archive.writing() as connection:
        jobs.finish(connection, job.id, key="wire-1")
    return app, secret


def config(key, examples, seed, here):
    """Schemathesis' settings: all checks, all phases, a fixed seed."""
    project = {
        "request-timeout": 120,  # the first export of a form loads its libraries
        "headers": {"Authorization": f"Bearer {key}"},
        "checks": _CHECKS,
        "generation": {"max-examples": examples, "deterministic": True},
        "phases": {"stateful": {"enabled": not here, "generation": {"max-examples": max(examples // 4, 2)}}},
    }
    if here:
        project["parameters"] = HERE
        project["operations"] = [
            {"include-operation-id": "removeArticle", "enabled": False},
            {"include-path-regex": "^[^{]*(schema/.*)?$", "enabled": False},  # tried in the other run, and the same
        ]
    return SchemathesisConfig.from_dict({"seed": seed, **project})


def found(app, settings):
    """How many answers came by operation and status, and what schemathesis complains of, each complaint once."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app=app, config=settings)
    tried, complaints = Counter(), {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            for case, exchange in event.recorder.interactions.items():
                status = exchange.response.status_code if exchange.response else 0
                tried[event.recorder.cases[case].value.operation.label, status] += 1
            for case, checks in event.recorder.checks.items():
                for check in checks:
                    if check.status == Status.FAILURE:
                        operation = event.recorder.cases[case].value.operation.label
                        told = check.failure_info.code_sample if check.failure_info else ""
                        key = (operation, check.name, check.failure_info.failure.title)
                        complaints.setdefault(key, f"{check.failure_info.failure.message[:600]}\n{told[:1500]}")
        elif isinstance(event, events.NonFatalError):
            complaints.setdefault((event.label, "error", ""), event.info.format()[:2000])
        elif isinstance(event, events.FatalError):
            raise event.exception
    return tried, complaints


def refused(url, **_):
    """In place of ``fetch``: nothing is fetched by a test."""
    raise FetchRefused("the host is not known", where=url)


def main(examples=200, seed=1):
    """Both runs, on the examples read by the encoder."""
    fetching.fetch, following.LONGEST = refused, 1.0
    for here in (False, True):
        with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "fuzz.db") as archive:
            archive.add("examples/deserters.jsonl")
            app, key = desk_to_fuzz(archive)
            tried, complaints = found(app, config(key, int(examples), int(seed), here))
            operations = len({label for label, _ in tried})
            print(f"{'of what is there' if here else 'of anything'}: {tried.total()} cases, {operations} operations")
            for (label, status), times in sorted(tried.items()):
                print(f"{status} {times:6} {label}")
            for name, what in complaints.items():
                print("---", *name, what, sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
