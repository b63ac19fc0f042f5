"""Some hundred reports from invented places, with copies of every kind, written by rule from a few dozen sentences."""

import json
import random
from pathlib import Path

_WHERE = "Tarsk Brenn Orlow Quenby Halvik Sunder Vessa Dorrin Maleth Pereth Ilmar Stovka".split()
_WHO = "the harbour council|the regional clinic|two fishermen|the night ferry's crew|a school in the upper town".split(
    "|"
)
_FORMS = [
    "Officials in {a} said on Monday that {n} households had been without running water since the bridge was closed.",
    "According to {w}, the road between {a} and {b} will stay shut until at least the end of the month.",
    "The mill at {a} dismissed {n} of its workers last week after orders from {b} had been withdrawn without warning.",
    "A spokeswoman for {w} told reporters in {a} that nobody had asked them before the quarry was reopened.",
    "Rescue boats from {b} searched the strait for a third day, while relatives waited on the pier at {a}.",
    "“We counted {n} lorries before dawn and not one of them had papers,” said a guard at the {a} crossing.",
    "Prices for winter wheat rose by {n} per cent in {a}, and traders expect them to climb further before the harvest.",
    "{a} will vote again in spring, because {n} ballots from the valley were found in a locked shed near {b}.",
    "The museum of {a} has returned {n} carved masks that a collector from {b} took away a century ago.",
    "Doctors at the hospital in {a} treated {n} people for burns after a storehouse of fireworks caught fire.",
    "In {a} the old tram line is to be torn up, although {w} had collected {n} signatures against the plan.",
    "Farmers around {b} said that wolves had killed {n} sheep since the first snow fell on the hills above {a}.",
]
_STOCK = [
    "Readers who saw what happened can write to our newsroom at any hour, and we will not publish their names.",
    "The long quarrel over the strait between the islands began when the lighthouse treaty lapsed nine years ago.",
]


def reports(number: int = 300, seed: int = 6) -> list[dict[str, str]]:
    """Articles with id, text and time of publication; about a third are written anew, the others copy one."""
    chance = random.Random(seed)  # noqa: S311
    made: list[list[str]] = []
    for _ in range(number):
        if len(made) > 5 and chance.random() < 0.65:
            made.append(_copied(chance.choice(made[-40:]), chance))
        else:
            made.append([_sentence(chance) for _ in range(chance.randint(4, 9))])
    return [_report(n, sentences, chance) for n, sentences in enumerate(made)]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """As JSONL."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _sentence(chance: random.Random) -> str:
    a, b = chance.sample(_WHERE, 2)
    return chance.choice(_FORMS).format(a=a, b=b, n=chance.randint(11, 960), w=chance.choice(_WHO))


def _copied(sentences: list[str], chance: random.Random) -> list[str]:
    """An excerpt, edited here and there, with something of its own."""
    first = chance.randint(0, max(0, len(sentences) - 3))
    kept = [_edited(s, chance) for s in sentences[first : first + chance.randint(2, 7)]]
    return [*kept, *(_sentence(chance) for _ in range(chance.randint(0, 2)))]


def _edited(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    match chance.randint(0, 5):
        case 0:
            words.pop(chance.randint(2, len(words) - 2))
        case 1:
            words.insert(chance.randint(2, len(words) - 2), "reportedly")
        case 2:
            words = words[len(words) // 2 :] + words[: len(words) // 2]
    return " ".join(words)


def _report(number: int, sentences: list[str], chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.3:
        sentences = [*sentences, chance.choice(_STOCK)]
    cut = chance.randint(1, len(sentences))
    text = " ".join(sentences[:cut]) + "\n\n" + " ".join(sentences[cut:])
    row = {"id": f"r{number:03}", "text": text.strip()}
    if chance.random() < 0.9:
        row["published"] = f"2026-03-{number // 12 + 1:02}T{chance.randint(0, 23):02}:15:00Z"
    return row
