"""Values of durations, distances, frequencies, and of now, the past and the future."""

import re

from reportedly.figures import timex
from reportedly.figures.every_nth import is_shared
from reportedly.figures.setting import Setting, Valued, number

_WILL = re.compile(r"\b(?:will|would|could|can|may|might|hope[sd]?|to|he|she|they|we|I|[’']ll) \Z")


def span_of_time(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "Five years", "nearly two weeks", "the past three months", "a few days", "two-week", "5 to 10 years".

    "One day" behind "will" or a pronoun is some time to come.
    """
    before = setting.text[max(0, match.start() - 10) : match.start()]
    if match.group() == "one day" and _WILL.search(before):
        return Valued("DATE", "FUTURE_REF")
    printed = match["unit"].lower()
    unit = timex.singular_unit(printed)
    amount = number(match["amount"])
    if match.group().lower() in (f"{unit}-long", f"{unit} -long"):
        amount = 1.0  # "a year-long siege"; "years-long" is of unknown length
    return Valued("DURATION", timex.duration(amount, unit))


def distance(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "Two weeks ago", "three years later", "five months from now"."""
    amount, unit = number(match["amount"]), timex.singular_unit(match["unit"])
    side = match["side"].lower()
    sign = 1 if side.startswith(("later", "after", "from", "hence")) else -1
    if amount is None or setting.published is None:
        return Valued("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    day, told = (setting.published, "") if side.startswith(("ago", "from", "hence")) else setting.told(unit)
    if day is None:
        return Valued("DATE", timex.unknown(unit, told))
    return Valued("DATE", timex.later(day, sign * amount, unit))


def and_a_half(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "A year and a half" → P1Y6M, "a year and a half ago" → the month."""
    if match["ago"]:
        finer = {"year": ("month", 18), "decade": ("year", 15), "century": ("year", 150), "month": ("week", 6)}
        unit, amount = finer.get(match["unit"].lower(), ("day", 0))
        if setting.published is None or not amount:
            return Valued("DATE", "PAST_REF")
        return Valued("DATE", timex.later(setting.published, -amount, unit))
    return Valued("DURATION", timex.duration(1.5, match["unit"]))


def unit_before(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "The day before", "the year before": one unit before the day or period told last."""
    unit = match["unit"].lower()
    day, told = setting.told(unit)
    if day is None:
        return Valued("DATE", timex.unknown(unit, told) if told else "PAST_REF")
    value = timex.later(day, -1, unit)
    return Valued("TIME", f"{value}TNI") if unit == "night" else Valued("DATE", value)


def bare_span(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "For years", "weeks", "months ago": an unknown number of units."""
    if match["ago"]:
        return Valued("DATE", "PAST_REF")
    return Valued("DURATION", timex.duration(None, match["unit"] or match["weeks"] or match["near"]))


def one_unit(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "A week", "an hour": one unit, or "each" where it follows an amount ("$5 a year")."""
    value = timex.duration(1, match["unit"])
    before = setting.text[max(0, match.start() - 24) : match.start()]
    each = re.search(
        r"(?:\d[\d.,]*|percent|million|billion|times|once|twice|dollars|hours|tons|barrels|people) \Z", before
    )
    return Valued("SET" if each else "DURATION", value)


def frequency(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "Every day", "each month", "daily", "annually", "twice a year"."""
    if match["adverb"]:
        unit = {
            "hourly": "hour",
            "daily": "day",
            "nightly": "day",
            "weekly": "week",
            "fortnightly": "fortnight",
            "monthly": "month",
            "quarterly": "quarter",
            "yearly": "year",
            "annually": "year",
        }[match["adverb"].lower()]
        return Valued("SET", timex.duration(1, unit))
    if match["unit"].lower() == "second" and is_shared(setting.text, match.end(), second=True):
        return None  # "every second pupil"
    amount = number(match["amount"]) if match["amount"] else 1.0
    if match["amount"] and match["amount"].lower() == "other":
        amount = 2.0
    unit = match["unit"].lower()
    if unit in timex.DAY_PARTS:
        return Valued("SET", f"XXXX-XX-XXT{timex.DAY_PARTS[unit]}")
    if unit in timex.SEASONS:
        return Valued("SET", f"XXXX-{timex.SEASONS[unit]}")
    return Valued("SET", timex.duration(amount, unit))


def recent_units(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "Recent years", "the last few months" → PXY, PXM; "coming days" → PXD."""
    return Valued("DURATION", timex.duration(None, match["unit"]))


def present(_match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "Now", "currently", "these days"."""
    return Valued("DATE", "PRESENT_REF")


def past(_match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "Recently", "the past", "in recent years"."""
    return Valued("DATE", "PAST_REF")


def future(_match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "Soon", "the future"."""
    return Valued("DATE", "FUTURE_REF")
