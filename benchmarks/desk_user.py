"""One person at a desk under load: signs in with a browser's cookie, then reads and judges, page after page.

Every answer is noted with its page's name; every write that was answered well is noted with a mark of its own in its
words, so that it can be looked for in the archive and in the log.
"""

import asyncio
import html
import random
import re
import time
from dataclasses import dataclass, field
from typing import NamedTuple

import httpx2

from benchmarks.desk_reports import told

PASSWORD = "the tide comes in at four"  # noqa: S105 - of accounts made here
ASKED = [
    "6,200 soldiers deserted from Korvia's northern army",
    "ferry rudder",
    "passengers hurt",
    "inspectors",
    "fleet",
]
COUNTED = ["soldiers deserted Korvia", "passengers hurt"]
_VERDICTS = ["accurate", "accurate-but", "misleading", "unsupported", "inaccurate", "not-checkable"]
_HABITS = {
    "reading": 26,
    "inbox": 12,
    "explain": 12,
    "claim": 10,
    "review form": 6,
    "search": 8,
    "trace": 4,
    "figures": 3,
    "reviews": 4,
    "sources": 2,
    "corrections": 2,
    "review": 6,
    "grade": 3,
    "correct": 3,
    "submit": 0.7,
}
"""How often each is done, of about a hundred times."""


class Report(NamedTuple):
    """A report of the desk: its key in the archive, and whether it is the long one."""

    key: str
    is_long: bool = False


class Asked(NamedTuple):
    """One answer: of which page, in how many seconds, with which status."""

    page: str
    seconds: float
    status: int


class Wrote(NamedTuple):
    """A write that was answered well: who did what to what; ``mark`` is in its words."""

    by: str
    verb: str
    about: str
    mark: str


@dataclass
class Notes:
    """What all of them were answered; ``told`` counts reviews that were held back since another had come between."""

    asked: list[Asked] = field(default_factory=list)
    wrote: list[Wrote] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    sign_ins: int = 0
    told: int = 0


class User:
    """Somebody at work until ``until`` (of the monotonic clock), who thinks ``think`` seconds between pages, ± half."""

    def __init__(self, url: str, name: str, reports: dict[int, Report], notes: Notes, think: float) -> None:
        self.name, self.reports, self.notes, self.think = name, reports, notes, think
        self.client = httpx2.AsyncClient(base_url=url, timeout=60)
        self.dice = random.Random(name)  # noqa: S311 - habits, not secrets
        self.csrf, self.count = "", 0
        self.claims: dict[int, list[str]] = {}

    async def work(self, until: float) -> None:
        """Sign in, then do one thing after another."""
        async with self.client:
            await self.sign_in()
            while time.monotonic() < until:
                (habit,) = self.dice.choices(list(_HABITS), list(_HABITS.values()))
                await getattr(self, "_do_" + habit.replace(" ", "_"))()
                await asyncio.sleep(self.think * self.dice.uniform(0.5, 1.5))

    async def sign_in(self) -> None:
        """As a browser does; the desk lets twenty try in a minute, so that of more some wait."""
        form = {"name": self.name, "password": PASSWORD}
        while (await self.client.post("/sign-in", data=form)).status_code == 429:
            await asyncio.sleep(5)
        self.notes.sign_ins += 1
        page = html.unescape(await self.get("inbox", "/inbox"))
        self.csrf = re.search(r'"X-CSRF-Token": "([^"]+)"', page)[1]  # type: ignore[index]

    async def get(self, page: str, path: str, *, part: bool = False) -> str:
        """Ask for a page, and for what it has fetched as it loads, as htmx would."""
        words = await self._ask(page, "GET", path, headers={"hx-request": "true"} if part else {})
        for later in re.findall(r'class="later" hx-get="([^"]+)"', words):
            await self._ask("later part", "GET", html.unescape(later), headers={"hx-request": "true"})
        return words

    async def post(self, verb: str, path: str, form: dict[str, str], about: str, mark: str) -> None:
        """Send a form, by the script or as the bare form; note it where it was taken."""
        scripted = self.dice.random() < 0.5
        headers = {"hx-request": "true", "x-csrf-token": self.csrf} if scripted else {}
        before = len(self.notes.wrong)
        words = await self._ask(verb, "POST", path, headers=headers, data=form | {"csrf": self.csrf})
        if words == "outdated":  # somebody else judged it since: look, and send it again
            self.notes.told += 1
        elif len(self.notes.wrong) == before:
            self.notes.wrote.append(Wrote(self.name, verb, about, mark))

    async def _ask(self, page: str, method: str, path: str, **more: object) -> str:
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx2.HTTPError as fault:
            self.notes.wrong.append(f"{method} {path}: {type(fault).__name__} {fault}")
            return ""
        self.notes.asked.append(Asked(page, time.perf_counter() - began, answer.status_code))
        if answer.status_code == 409 and page == "review":
            return "outdated"
        if answer.status_code >= 400 or answer.headers.get("location", "").startswith("/sign-in"):
            self.notes.wrong.append(f"{method} {path}: {answer.status_code} {answer.text[-300:]!r}")
        return answer.text

    async def _do_inbox(self) -> None:
        await self.get("inbox", "/inbox")

    async def _do_reading(self) -> int:
        number = self.dice.choice(list(self.reports))
        page = "reading, 5,000 words" if self.reports[number].is_long else "reading"
        words = await self.get(page, f"/reports/{number}")
        self.claims[number] = re.findall(r'href="/reports/\d+/claims/([^"/]+)/review"', words) or ["c1"]
        return number

    async def _do_explain(self) -> None:
        number, claim = await self._claim()
        await self.get("explain", f"/reports/{number}/explain/{claim}", part=True)

    async def _do_claim(self) -> None:
        number, claim = await self._claim()
        await self.get("claim", f"/reports/{number}/claims/{claim}")

    async def _do_review_form(self) -> None:
        number, claim = await self._claim()
        await self.get("review form", f"/reports/{number}/claims/{claim}/review", part=True)

    async def _do_search(self) -> None:
        await self.get("search", f"/search?q={self.dice.choice(ASKED)}")

    async def _do_trace(self) -> None:
        await self.get("trace", f"/trace?q={self.dice.choice(ASKED)}")

    async def _do_figures(self) -> None:
        await self.get("figures", f"/figures?q={self.dice.choice(COUNTED)}")

    async def _do_reviews(self) -> None:
        await self.get("reviews", self.dice.choice(["/reviews", "/reviews?show=conflicts", f"/reviews?by={self.name}"]))

    async def _do_sources(self) -> None:
        await self.get("sources", "/sources")

    async def _do_corrections(self) -> None:
        await self.get("corrections", f"/reports/{self.dice.choice(list(self.reports))}/corrections")

    async def _do_review(self) -> None:
        number, claim = await self._claim()
        path = f"/reports/{number}/claims/{claim}/review"
        seen = re.search(r'name="seen" value="(\d+)"', await self.get("review form", path, part=True))
        mark = self._mark()
        form = {"verdict": self.dice.choice(_VERDICTS), "reasons": f"Two logs say so. {mark}"}
        form |= {"seen": seen[1] if seen else "0", "url": "https://harbour.example/log", "quote": "many were hurt"}
        await self.post("review", path, form, f"{self.reports[number].key}#{claim}", mark)

    async def _do_grade(self) -> None:
        number, claim = await self._claim()
        mark = self._mark()
        form = {"grade": self.dice.choice("23456"), "reason": f"One origin. {mark}"}
        about = f"{self.reports[number].key}#{claim}"
        await self.post("grade-claim", f"/reports/{number}/claims/{claim}/grade", form, about, mark)

    async def _do_correct(self) -> None:
        number, claim = await self._claim()
        path = f"/reports/{number}/correct/{claim}"
        record = re.search(r"Correct: \w+ ([^<\s]+)<", await self.get("correct form", path, part=True))
        mark = self._mark()
        form = {"is": self.dice.choice(["right", "false-alarm"]), "reason": f"Looked at. {mark}"}
        about = f"{self.reports[number].key}#{record[1] if record else claim}"
        await self.post("correct", path, form, about, mark)

    async def _do_submit(self) -> None:
        mark = self._mark()
        words = told(self.dice.randrange(10, 1000)) + f"\n\nThe harbour office numbers its note {mark}."
        form = {"text": words, "title": f"A ferry again, {mark}", "publisher": "Tarnby Courier"}
        await self.post("submit", "/inbox/text", form, f"A ferry again, {mark}", mark)

    async def _claim(self) -> tuple[int, str]:
        """A claim of a report that was read."""
        if not self.claims:
            await self._do_reading()
        number = self.dice.choice(list(self.claims))
        return number, self.dice.choice(self.claims[number])

    def _mark(self) -> str:
        self.count += 1
        return f"{self.name.replace(' ', '-')}-{self.count}."
