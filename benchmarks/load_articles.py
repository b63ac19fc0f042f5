"""Invented articles, as many as are asked for, the same each time: ``articles(100_000)``.

Each has 50 to 120 words: who says what through whom, figures that add up or don't, dates, a background paragraph that
many share. Of a hundred, eight are an earlier one with a word or a figure edited, four are one word for word under
another publisher, and two are a new text of an article that was there already. Number ``n`` is the same whatever the
length of the whole.
"""

import datetime
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
NEAR, SAME, AGAIN = 8, 4, 2
"""Articles of a hundred that are an edited copy, a copy word for word, a new version."""
BACK = 3_000
"""How far back the original of a copy may stand."""
_FIRST = "Bra Kel Tor Ves Mar Lin Dor Ask Hol Ren Sund Vik Ost Fal Gre Hav Jor Nor Pel Ulv".split()
_LAST = "by stad havn dal fjord mark ness holm berg vik wick moor ford strand".split()
_NAMES = (
    "Ada Bjarne Cleo Dorit Emil Frida Gorm Hedda Ivar Jonna Knud Lise Mads Nora Odd Pia Rolf Signe Tage Una".split()
)
_FAMILY = "Arnsen Brandal Castell Dryhus Ekdal Fossum Grimsby Hallvik Iversholt Jessen Kroll Lunde Moe Nygate".split()
_THINGS = "ferries|houses|schools|fishing boats|lorries|wind turbines|clinics|bridges|greenhouses|trams".split("|")
_WHAT = "were damaged|were closed|stood empty|were searched|had lost power|were out of service|were sold".split("|")
_ROLES = "mayor|harbour master|police chief|head teacher|minister of transport|fire chief|union leader".split("|")
_PAPERS = "Courier|Post|Wire|Gazette|Observer|Tidende|Echo|Dispatch".split("|")
_MONTHS = "January February March April May June July August September October November December".split()
_STOCK = (
    "The county has been at odds with the shipping lines since the storm of March 2019.",
    "The regional council is elected every four years and has forty-one seats.",
    "Reporters were not able to check the account on the spot.",
)
_START = datetime.date(2024, 1, 1)


class _Scene:
    """What one article is made of."""

    def __init__(self, chance: random.Random, number: int) -> None:
        pick = chance.choice
        self.place = pick(_FIRST) + pick(_LAST)
        self.other = pick(_FIRST) + pick(_LAST)
        self.who, self.role = f"{pick(_NAMES)} {pick(_FAMILY)}", pick(_ROLES)
        self.second = f"{pick(_NAMES)} {pick(_FAMILY)}"
        self.thing, self.what = pick(_THINGS), pick(_WHAT)
        self.total = chance.randint(20, 900)
        self.part = chance.randint(3, self.total)
        self.share = round(100 * self.part / self.total) if chance.random() < 0.7 else chance.randint(1, 99)
        self.money = round(chance.uniform(1, 90), 1)
        self.paper = f"{pick(_FIRST)}{pick(_LAST)} {pick(_PAPERS)}"
        self.day = _START + datetime.timedelta(days=number // 150)
        self.dated = f"{self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year}"
        self.weekday = (self.day - datetime.timedelta(days=chance.randint(1, 5))).strftime("%A")
        self.number = number


_SENTENCES: tuple[Callable[[_Scene], str], ...] = (
    lambda s: f'"{s.part} of our {s.total} {s.thing} {s.what}," said {s.who}, the {s.role} of {s.place}.',
    lambda s: f"{s.who}, {s.role} of {s.place}, told the {s.paper} that {s.part} of {s.total} {s.thing} {s.what}.",
    lambda s: f"About {s.share} percent of the {s.thing} in {s.place} {s.what}, according to the {s.paper}.",
    lambda s: f"An unnamed official in {s.other} said the work would cost {s.money} million crowns.",
    lambda s: f"{s.second} denied on {s.weekday} that anyone in {s.place} had been warned before {s.dated}.",
    lambda s: f"Witnesses claimed that more than {s.part} people left {s.other} on {s.weekday} night.",
    lambda s: f"A report by the {s.place} harbour office puts the number of {s.thing} at {s.total}.",
    lambda s: f"The {s.role} of {s.other} added that the {s.thing} of {s.place} would not reopen before {s.dated}.",
    lambda s: f'"Nobody in {s.other} asked us for the {s.thing}," {s.second} told reporters, "and nobody will."',
    lambda s: f"The cost rose from {s.money} million crowns to {round(s.money * 1.25, 1)} million, up 25 percent.",
    lambda s: f"Reports say that {s.second} will leave the post, which the {s.paper} could not confirm.",
    lambda s: f"{s.place} had {s.total} {s.thing} in 2019, and notice {s.number} lists {s.total - s.part} of them now.",
)


def articles(number: int, seed: int = 8) -> Iterator[Row]:
    """So many rows of a JSON Lines file that ``archive add`` takes: id, url or none, title, publisher, text, date."""
    for n in range(number):
        yield article(n, seed)


def article(n: int, seed: int = 8) -> Row:
    """The article of that number."""
    kind = _kind(n)
    if kind == "new":
        return _made(n, seed)
    chance = random.Random(f"{seed}/{n}/copy")  # noqa: S311 - to be the same each time
    old = _original(n, chance)
    row = _made(old, seed)
    if kind == "again":
        row["text"] = f"{row['text']} Update {n}: {chance.choice(_NAMES)} {chance.choice(_FAMILY)} was released."
        return row
    copier = _Scene(chance, n)
    row |= {"id": f"load-{n}", "publisher": f"The {copier.paper}", "published": copier.day.isoformat()}
    if kind == "near":
        row["text"] = row["text"].replace(" said", " has said").replace("about", "some", 1).replace("more than", "over")
        row["text"] += f" This was first reported by the {_made(old, seed)['publisher'].removeprefix('The ')}."
    return row


def _kind(n: int) -> str:
    """By the last two digits, so that the share is exact."""
    at = n * 37 % 100
    for kind, upto in (("near", NEAR), ("same", NEAR + SAME), ("again", NEAR + SAME + AGAIN)):
        if n > 100 and at < upto:
            return kind
    return "new"


def _original(n: int, chance: random.Random) -> int:
    """An earlier article that is itself no copy."""
    while True:
        old = chance.randrange(max(0, n - BACK), n)
        if _kind(old) == "new":
            return old


def _made(n: int, seed: int) -> Row:
    chance = random.Random(f"{seed}/{n}")  # noqa: S311
    scene = _Scene(chance, n)
    wanted = chance.randint(50, 105)
    said = [make(scene) for make in chance.sample(_SENTENCES, len(_SENTENCES))]
    if chance.random() < 0.2:
        said.insert(2, chance.choice(_STOCK))
    text = ""
    for sentence in said:
        if text and len(text.split()) >= wanted:
            break
        text += ("\n\n" if text and chance.random() < 0.3 else " " if text else "") + sentence
    return {
        "id": f"load-{n}",
        "title": f"{scene.place}: {scene.part} {scene.thing} {scene.what}",
        "publisher": f"The {scene.paper}",
        "published": scene.day.isoformat(),
        "text": text,
    }


def write(path: Path, number: int, seed: int = 8) -> None:
    """The rows as a file."""
    with path.open("w", encoding="utf-8") as out:
        for row in articles(number, seed):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
