"""Units: what stands beside a numeral (km, percent, dollars, years), looked up in ``vocab/``.

Canonical names follow the evaluation sets of CQE and quantulum3: "metre", "dollar", "percentage",
"pound-mass", "celsius"; a rate's denominator is kept apart (``per``).
"""

import re
from functools import cache
from typing import NamedTuple

from reportedly.vocab import rows

_PIECE = re.compile(
    r"(?: - |[ \u00a0\u202f-])?(?:[^\W\d_]+\.?(?:/(?:h|hr|s)\b)?(?:['’][^\W\d_]+)?(?:[²³]|\^?[23](?!\d))?|[%％°º℃℉¢]|"
    r"(?:[^\w\s\x00-\x23\x25-\x7f]|\$)(?! ?\d))"
)
_MOST_WORDS = 3
_ATTACHED_ONLY = frozenset(
    ["C", "F", "K", "L", "l", "g", "m", "t", "W", "V", "J", "B", "k", "p"]
)  # "5 m" may be prose; "5m" is not
_LONG = 8
_CONFERENCE = re.compile(r"\d{1,2}(?![\d.,])")  # COP34 is a climate summit, no 34 pesos
_INCHES = re.compile(r" (?:thick|long|wide|tall|deep|high|across|of (?:rain|snow|water))\b")
_WON_IT = re.compile(r" (?:by|outright|the|their|his|her|its|re-?election|all|every|nothing)\b")
"""Behind the verb, not the currency: "the eight won by the Coastal List"."""


class Unit(NamedTuple):
    """A unit: its canonical name, its dimension ("money", "length", …), and ``per`` where the form says it (mph)."""

    name: str
    dimension: str
    per: str = ""


@cache
def _forms() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Unit forms as written (case matters for symbols), and lower-cased names."""
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    for row in rows("units"):
        unit = Unit(row["unit"], row["dimension"], row["per"])
        exact.setdefault(row["form"], unit)
        if len(row["form"]) > 3 or row["form"].islower():
            folded.setdefault(row["form"].lower(), unit)
    for row in rows("currencies"):
        unit = Unit(row["currency"], "money")
        if row["form_kind"] == "name":
            folded.setdefault(row["form"].lower(), unit)
        elif row["form_kind"] == "code" or not row["form"].isascii() or row["form"] == "$":
            exact.setdefault(row["form"], unit)
    return exact, folded


@cache
def _symbols() -> tuple[dict[str, Unit], re.Pattern[str]]:
    table = {
        r["form"]: Unit(r["currency"], "money") for r in rows("currencies") if r["form_kind"] in ("symbol", "code")
    }
    for form, unit in list(table.items()):
        if form.endswith("$") and len(form) > 1:
            table[form.removesuffix("$") + " $"] = unit
            table.pop("A $", None)  # "A $20,000 reward"
        elif re.fullmatch("[A-Z]{3}", form):
            table.setdefault(form + "$", unit)
    table |= {form.lower(): unit for form, unit in table.items() if re.match(r"[A-Z]{2}.*\$|C ?\$", form)}
    table |= dict.fromkeys(("U.S. $", "U.S.$", "u.s. $", "u.s $", "U.S $"), table["US$"])
    alternatives = "|".join(re.escape(form) for form in sorted(table, key=len, reverse=True))
    return table, re.compile(rf"(?<!\w)(?:{alternatives}) ?\Z|(?:[$£€¥₹₽₴₩₪₺]) ?\Z")


def symbol_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency symbol or code that ends at ``at`` ("$", "HK$", "USD "), and where it starts."""
    before = text[max(0, at - _LONG) : at]
    if not before or before[-1] not in _symbol_ends():
        return None
    table, pattern = _symbols()
    match = pattern.search(before)
    if match is None or (match.group() == "COP" and _CONFERENCE.match(text, at)):
        return None
    return table[match.group().rstrip() or match.group()], at - len(before) + match.start()


@cache
def _symbol_ends() -> frozenset[str]:
    return frozenset({form[-1] for form in _symbols()[0]} | {" "})


def unit_after(text: str, at: int, *, digits: bool) -> tuple[Unit, int] | None:
    """The unit that follows a numeral ending at ``at``, longest form first, and where it ends.

    ``digits`` says whether the numeral was printed in digits: symbols ("km", "%") need that.
    """
    ends: list[int] = []
    position = at
    while len(ends) < _MOST_WORDS and (match := _PIECE.match(text, position)):
        position = match.end()
        ends.append(position)
    exact, folded = _forms()
    for end in reversed(ends):
        if text[end : end + 1].isalnum() or (text.startswith(" - ", at) and not text.startswith(" - ", end)):
            continue  # spaces around one hyphen are a dash; around each of two, a tokenizer's "20 - year - old"
        printed = text[at:end]
        form = printed.strip(" \u00a0\u202f-")
        for candidate in (form, form.removesuffix("'s").removesuffix("’s"), form.rstrip(".'’")):
            unit = exact.get(candidate) if digits or len(candidate) > 3 or candidate == "%" else None
            if unit and candidate in _ATTACHED_ONLY and printed != form:
                unit = None
            unit = unit or (folded.get(_plain(candidate)) if candidate != "P" else None)  # "Comet 88P" is no price
            if candidate == "won" and _WON_IT.match(text, end):
                unit = None
            if unit and _fits(candidate, printed, digits=digits, after=_INCHES.match(text, end) is not None):
                return unit, at + printed.index(candidate) + len(candidate)
    return None


def _plain(form: str) -> str:
    return re.sub(r"[ \u00a0\u202f-]+", " ", form.lower()) if "-" in form or "\u00a0" in form else form.lower()


def _fits(form: str, printed: str, *, digits: bool, after: bool) -> bool:
    """Symbols that are also words ("in", "l", "min") count only after digits, "in" with a space only where it measures.

    ``after`` says that words of measuring follow ("2 in thick"); else "in" is taken for the preposition.
    """
    if form in ("in", "In", "IN", "is", "All", "mi") and printed != form:
        return digits and (form == "mi" or (form.lower() == "in" and after))
    return digits or len(form) > 2 or form == "%"


def is_unit_of(word: str, dimension: str) -> bool:
    """Whether ``word`` names a unit of ``dimension`` ("day" of "duration")."""
    unit = _forms()[1].get(word.lower())
    return unit is not None and unit.dimension == dimension


def named(word: str) -> Unit | None:
    """The unit a word names, whatever its case; None for any other word."""
    return _forms()[0].get(word) or _forms()[1].get(word.lower())
