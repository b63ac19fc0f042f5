"""A desk with something of everything on it, and the list of its pages, for markup, axe and the screenshots."""

from typing import NamedTuple

from reportedly.archive.reviews.corrections import Wish
from reportedly.model.corrections import Roles
from reportedly.model.desk import Actor
from reportedly.model.reviews import Evidence
from reportedly.model.span import Span
from reportedly.service.desk import Desk, acting
from reportedly.service.jobs import Pasted, Reader
from tests.doors.desk.conftest import PASSWORD

PEOPLE = (("Ada Brandt", "admin"), ("Ben Lind", "reviewer"), ("Cleo Morrow", "reader"))
REPORT = "wire-1"
"""The report that is judged: the first of the examples, which others copy."""


class Page(NamedTuple):
    """A page: its name, its address with ``{n}`` for the report's number, the status it is answered with.

    ``of`` is who looks: "admin", "reader", or "" for somebody who has not signed in. ``part``: it is a part of a page.
    """

    name: str
    path: str
    status: int = 200
    of: str = "admin"
    part: bool = False


PAGES = [
    Page("inbox", "/inbox"),
    Page("inbox-filtered", "/inbox?words=deserted&order=published"),
    Page("inbox-nothing", "/inbox?words=zzz"),
    Page("inbox-reader", "/inbox", of="reader"),
    Page("reading", "/reports/{n}"),
    Page("reading-filtered", "/reports/{n}?q=platoons"),
    Page("reading-reader", "/reports/{n}", of="reader"),
    Page("explain", "/reports/{n}/explain/c1"),
    Page("steps", "/reports/{n}/steps/c1"),
    Page("review", "/reports/{n}/claims/c1/review"),
    Page("correct", "/reports/{n}/correct/c1"),
    Page("missed", "/reports/{n}/missed"),
    Page("report-corrections", "/reports/{n}/corrections"),
    Page("claim", "/reports/{n}/claims/c1"),
    Page("claim-whole", "/reports/{n}/claims/c1/whole"),
    Page("publish", "/reports/{n}/claims/c1/publish"),
    Page("publish-unreviewed", "/reports/{n}/claims/c3/publish"),
    Page("trace", "/trace"),
    Page("trace-asked", "/trace/whole?q=6,200+soldiers+deserted"),
    Page("trace-nothing", "/trace/whole?q=zzz"),
    Page("figures", "/figures"),
    Page("figures-asked", "/figures/whole?q=soldiers+deserted+Korvia"),
    Page("search", "/search?q=6,200+soldiers+deserted"),
    Page("search-empty", "/search"),
    Page("search-wrong", "/search?q=men&since=yesterday", 422),
    Page("reviews", "/reviews"),
    Page("conflicts", "/reviews?show=conflicts"),
    Page("corrections", "/corrections"),
    Page("sources", "/sources"),
    Page("source", "/sources/show?name=Ostian+Wire"),
    Page("jobs", "/jobs"),
    Page("job", "/jobs/1"),
    Page("feeds", "/feeds"),
    Page("exports", "/exports"),
    Page("team", "/team"),
    Page("log", "/team/log"),
    Page("account", "/account"),
    Page("sign-in", "/sign-in", of=""),
    Page("not-found", "/nowhere", 404),
    Page("no-such-report", "/reports/999", 404),
    Page("forbidden", "/team", 403, of="reader"),
    Page("wrong-address", "/reports/x", 422),
    Page("start", "/"),
    Page("part-explain", "/reports/{n}/explain/c1", part=True),
    Page("part-review", "/reports/{n}/claims/c1/review", part=True),
    Page("part-correct", "/reports/{n}/correct/c1", part=True),
    Page("part-missed", "/reports/{n}/missed", part=True),
    Page("part-feeds", "/feeds", part=True),
    Page("part-work", "/inbox/work?job=1", part=True),
    Page("part-reports", "/inbox/reports", part=True),
    Page("part-trace", "/trace/part?q=6,200+soldiers+deserted", part=True),
    Page("part-figures", "/figures/part?q=soldiers+deserted+Korvia", part=True),
    Page("part-claim-trace", "/reports/{n}/claims/c1/trace", part=True),
    Page("part-claim-figures", "/reports/{n}/claims/c1/figures", part=True),
    Page("part-claim-checks", "/reports/{n}/claims/c1/checks", part=True),
    Page("part-complaint", "/reports/999", 404, part=True),
]
OTHERS = frozenset(
    {
        "/figures/whole",
        "/figures/figures.svg",
        "/figures/figures.vl.json",
        "/trace/whole",
        "/trace/graph.json",
        "/ink.css",
        "/findings.atom",
        "/exports/{form}",
        "/reports/{number}/export/{form}",
        "/reports/{number}/claims/{local}/export/{form}",
        "/reports/{number}/claims/{local}/graph.json",
        "/reports/{number}/claims/{local}/figures.svg",
        "/reports/{number}/claims/{local}/figures.vl.json",
    }
)
"""Addresses that are answered with no page: pictures, data, files."""


def furnish(desk: Desk) -> None:
    """People, judgements that agree and differ, corrections, graded sources, feeds, submissions read and waiting."""
    made = [desk.add_person(Actor(name="Ada Brandt", role="admin"), name, PASSWORD, role) for name, role in PEOPLE]
    ada, ben, _ = (acting(person, "desk") for person in made)
    log = Evidence(url="https://hospital.example/lists", quote="4,100 men were on the three lists")
    claim = f"{REPORT}#c1"
    desk.review(ada, claim, "unsupported", "The officer did not show the lists.", [log])
    desk.review(ada, claim, "misleading", "The lists, seen since, count the wounded too.", [log])
    desk.review(ben, claim, "accurate-but", "The ministry’s own roll agrees with the order of magnitude.")
    desk.review(ben, f"{REPORT}#c2", "not-checkable", "Nobody else has seen the messages.")
    desk.grade_claim(ada, claim, "3", "One origin, and it has an interest.")
    desk.grade_source(ada, "Ostian Wire", "B", "Right on eleven of twelve counts last year.")
    desk.grade_source(ben, "Ostian Wire", "C", "Takes the general staff’s figures as they come.")
    desk.describe_source(ada, "Ostian Wire", {"access": "second-hand"}, "Says so itself.", kind="outlet")
    _correct(desk, ada, ben)
    desk.watch(ada, "https://wire.example/feed.xml", 30)
    desk.submit_text(ada, Pasted(text="Nine boats sank off Tarn harbour, the mayor of Veldmark said.", title="Boats"))
    desk.submit_file(ada, "picture.png", b"\x89PNG\r\n\x1a\n no report")
    reader = Reader(desk.archive)
    while reader.read_next():
        pass
    desk.submit_url(ada, "https://courier.example/2031/06/deserters")
    desk.make_key(ada, "The newsroom’s scripts", "reader")


def _correct(desk: Desk, ada: Actor, ben: Actor) -> None:
    """A wrong source, a wrong kind, a false alarm and a confirmation, of the first attributions of the report."""
    reading = desk.archive.reading(REPORT)
    first, second, *_ = reading.attributions
    start = reading.document.text.index("Ostian general staff")
    narrower = Roles(source=[Span(start, start + len("Ostian general staff"))])
    desk.correct(ada, REPORT, Wish(subject="attribution", of=first.id, fault="speaker", now=narrower), "Shorter.")
    desk.correct(ben, REPORT, Wish(subject="attribution", of=first.id, fault="right"), "It is named so above.")
    kind = Wish(subject="voice", of=second.voice or first.voice or "", fault="kind", value="unnamed-official")
    desk.correct(ben, REPORT, kind, "He asked not to be named.")
    desk.correct(ada, REPORT, Wish(subject="attribution", of="a4", fault="false-alarm"), "He says nothing here.")
