"""Values of weeks, months, quarters, seasons, years, decades and centuries."""

import re
from datetime import date

from reportedly.figures import timex
from reportedly.figures.missing_year import year_of
from reportedly.figures.number_words import ordinals, value_of
from reportedly.figures.phrases import is_plural
from reportedly.figures.setting import Setting, Valued, start_of
from reportedly.figures.timex import month_number

_DATED = re.compile(
    r"\b(?:in|since|of|by|until|till|during|before|after|from|to|and|between|through|last|next|this|on|for|its|late|"
    r"early|mid|than)[ -]\Z|[,(] ?\Z|[-–]\Z",
    re.IGNORECASE,
)
_NOUN = re.compile(r" ([a-z]+)")


def month(match: re.Match[str], setting: Setting) -> Valued | None:
    """A month with or without its year: "March 1996", "last May", "mid-November", "June last year"."""
    found = month_number(match["month"])
    if match["year"]:
        return Valued("DATE", f"{_full_year(match['year'])}-{found:02d}")
    today, relative = setting.published, (match["relative"] or match["which"] or "").lower()
    if match.group() in ("March", "May") and not _DATED.search(
        setting.text[max(0, match.start() - 12) : match.start()]
    ):
        return None  # "the Women's March", "May I"
    if today is None:
        return Valued("DATE", f"XXXX-{found:02d}")
    if match["which"]:
        which = match["which"].lower()
        told = start_of(setting.last) if which in ("that", "the same") else None
        year = (told or today).year + {"last": -1, "next": 1}.get(which, 0)
    elif relative.startswith(("last", "past", "previous")):
        year = today.year if found < today.month else today.year - 1
    elif relative.startswith(("next", "coming")):
        year = today.year if found > today.month else today.year + 1
    elif relative.startswith("this"):
        year = today.year
    elif relative.startswith(("each", "every")):
        return Valued("SET", f"XXXX-{found:02d}")
    else:
        return Valued("DATE", f"{year_of(setting, match.start('month'), found, None)}-{found:02d}")
    return Valued("DATE", f"{year}-{found:02d}")


_OF_TODAY = ("last", "past", "coming", "current")
_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "current": 0,
    "that": 0,
    "same": 0,
    "latest": -1,
    "present": 0,
}


def relative_unit(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "Last week", "this year", "early next month", "the previous decade", "that year"."""
    unit, which = timex.singular_unit(match["unit"]), match["which"].lower().split()[-1]
    if unit == "period":
        return Valued("DATE", setting.quarter) if setting.quarter else None
    if unit in timex.SEASONS:
        return _season(match, setting, unit, which)
    today, told, step = setting.published, "", _STEPS.get(which, 0)
    the_day = unit == "day" and match["which"].lower().startswith("the ")  # "the next day", "the previous day"
    if (the_day and which not in _OF_TODAY) or which in ("following", "that", "same", "preceding"):
        today, told = setting.told(unit)
    if told:
        return Valued("DATE", timex.unknown(unit, told, step=bool(step)))
    if today is None:
        return Valued("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step])
    if which == "past" and unit in ("decade", "century"):
        return Valued("DURATION", timex.duration(1, unit))
    if unit in ("decade", "century"):
        return Valued("DATE", f"{today.year // (10 if unit == 'decade' else 100) + step}")
    if (unit, which) == ("quarter", "latest") and setting.quarter:
        return Valued("DATE", setting.quarter)
    return Valued("DATE", timex.later(today, step, unit))


_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WINTER_OVER = 3  # in the first months of a year "this winter" began in December


def _season(match: re.Match[str], setting: Setting, season: str, which: str) -> Valued:
    code = timex.SEASONS[season]
    if setting.published is None:
        return Valued("DATE", f"XXXX-{code}")
    year, month_ = setting.published.year, setting.published.month
    begins = _BEGINS[code]
    if which in ("last", "past", "previous"):
        year -= 0 if begins + 2 < month_ and match["which"].lower().startswith("this") else 1
    elif which in ("next", "coming", "following"):
        year += 1 if begins <= month_ else 0
    elif code == "WI" and month_ <= _WINTER_OVER:
        year -= 1
    return Valued("DATE", f"{year}-{code}")


def season(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "The winter of 1994", "spring 1998", "the summer": the last, where the words tell of one."""
    code = timex.SEASONS[(match["season"] or match["bare"] or match["fall"]).lower()]
    if match["year"]:
        return Valued("DATE", f"{_full_year(match['year'])}-{code}")
    if setting.published is None:
        return Valued("DATE", f"XXXX-{code}")
    to_come = _BEGINS[code] > setting.published.month and not setting.narrative
    over = to_come and (code == "WI" or not setting.coming(match.start(), match.end(), unsaid=True))
    return Valued("DATE", f"{setting.published.year - over}-{code}")


def _full_year(printed: str) -> str:
    printed = printed.strip("'’‘ ")
    if printed.isdigit():
        return printed if len(printed) == 4 else ("19" if int(printed) > 30 else "20") + printed
    return spoken_year(printed) or "XXXX"


def spoken_year(words: str) -> str | None:
    """Such as "Nineteen ninety-six" → 1996, "two thousand (and) five" → 2005."""
    tokens = re.split(r"[ -]+", words.lower())
    if tokens[0] in ("nineteen", "eighteen", "twenty", "seventeen") and len(tokens) > 1:
        first, rest = value_of(tokens[0]), value_of(" ".join(tokens[1:]))
        return None if first is None or rest is None or rest > 99 else f"{int(first)}{int(rest):02d}"
    value = value_of(words)
    return f"{int(value)}" if value is not None and 1000 <= value <= 2100 else None


def year(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "1988", "early 1990", "fiscal 1989", "the end of 2020", "nineteen ninety-six"."""
    value = _full_year(match["year"])
    if match.group().lower().endswith("period") and setting.is_discussed(match.start()):
        return Valued("DATE", f"{value}{setting.quarter[4:]}")
    if value in ("2000", "XXXX") and _THOUSANDS.match(setting.text, match.end()):
        return None  # "two thousand homes"
    if half := _HALF.match(match.group()):
        return Valued("DATE", f"{value}-H{1 if half[1].lower() in ('first', 'early') else 2}")
    if match.group() == match["year"] and not _DATED.search(setting.text[max(0, match.start() - 12) : match.start()]):
        following = _NOUN.match(setting.text, match.end())
        if following and is_plural(following[1]):
            return None  # "1500 people marched"
    return None if value == "XXXX" else Valued("DATE", value)


_HALF = re.compile(r"the (first|second|last|latter|other) half of", re.IGNORECASE)
_THOUSANDS = re.compile(r" (?:\w{2,20}s(?<!was)(?<!has)(?<!is)|people|men|women|children)\b")


def year_bc(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "241 BC" → BC0241."""
    return Valued("DATE", f"BC{int(match['bc']):04d}")


def decade(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "The late 1970s", "the '80s", "the nineties"."""
    printed = match["decade"].strip("'’‘").lower()
    if printed[0].isdigit():
        return Valued(
            "DATE", printed[:3] if len(printed) == 5 else ("19" if int(printed[:2]) > 30 else "20") + printed[0]
        )
    tens = {
        "twenties": 2,
        "thirties": 3,
        "forties": 4,
        "fifties": 5,
        "sixties": 6,
        "seventies": 7,
        "eighties": 8,
        "nineties": 9,
    }
    return Valued("DATE", f"19{tens[printed]}")


def century(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "The 20th century" → 19."""
    printed = match["century"].lower()
    count = int(re.sub(r"\D", "", printed)) if printed[0].isdigit() else ordinals().get(printed, 0)
    return Valued("DATE", f"{count - 1:02d}") if 1 <= count <= 30 else None


def quarter(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "The third quarter", "third-quarter", "the year-earlier quarter", "Q3 2020", "the quarter"."""
    named, printed = match["ordinal"] or match["digit"], match["year"] or match["before"]
    around = f"{match['which'] or ''} {match['after'] or ''}".lower()
    if not named:
        value = (
            _quarter_ended(match, setting)
            or setting.quarter
            or (timex.later(setting.published, -1, "quarter") if setting.published else "XXXX-QX")
        )
        if printed:
            return Valued("DATE", f"{printed}{value[4:]}")
        return Valued("DATE", _a_year_before(value) if _YEAR_BEFORE.search(around) else value)
    nth = int(named) if named.isdigit() else ordinals().get(named.lower(), 0)
    nth = nth or int(named[0])  # 3rd
    if printed or setting.published is None:
        return Valued("DATE", f"{printed or 'XXXX'}-Q{nth}")
    if relative := _NAMED_YEAR.search(around):
        return Valued("DATE", f"{setting.published.year + _STEPS[relative[1]]}-Q{nth}")
    value = timex.latest_quarter(setting.published, nth)
    return Valued("DATE", _a_year_before(value) if _YEAR_BEFORE.search(around) else value)


_ENDED = re.compile(r" (?:that )?end(?:ed|ing) (?:on )?([A-Z][a-z]{2})[a-z.]{0,7} (\d{1,2})\b(?:, (\d{4}))?")


def _quarter_ended(match: re.Match[str], setting: Setting) -> str:
    """The calendar quarter that most of "the quarter ended July 31" lies in; empty where no end is told."""
    ended = _ENDED.match(setting.text, match.end())
    known = ended is not None and ended[1].lower() in timex.MONTHS and setting.published is not None
    if ended is None or not known or setting.is_discussed(match.start()):  # a firm's own first quarter may end anywhere
        return ""
    month_ = month_number(ended[1])
    year_ = ended[3] or year_of(setting, ended.start(1), month_, int(ended[2]))
    return timex.quarter(timex.days_later(date(int(year_), month_, 1), int(ended[2]) - 46))


_YEAR_BEFORE = re.compile(r"year[- ](?:ago|earlier)|last year|previous|corresponding")
_NAMED_YEAR = re.compile(r"(last|this|next) year")


def _a_year_before(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}" if value[:4].isdigit() else value


def year_earlier(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "A year earlier", "a year ago", "year-earlier": the year before the period the text speaks of."""
    if setting.published is None:
        return Valued("DATE", "PAST_REF")
    discussed = setting.quarter if setting.is_discussed(match.start()) else ""
    if discussed[:4].isdigit():
        current = discussed >= timex.latest_quarter(setting.published, int(discussed[-1]))
        return Valued("DATE", _a_year_before(discussed) if current else discussed)
    return Valued("DATE", str(setting.published.year - 1))


_LASTS = re.compile(r" (?:that )?(?:end(?:s|ed|ing)|to|after|before|since|when|in which|through) ", re.IGNORECASE)


def year_part(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "The weekend", "the year", "later in the week", "the end of the month"."""
    unit, today = timex.singular_unit(match["unit"]), setting.published
    if match["unit"][0].isupper():
        return None  # "Man of the Year"
    if unit == "year" and _LASTS.match(setting.text, match.end()):
        return Valued("DURATION", "P1Y")  # "the year ended June 30"
    if today is None:
        return Valued("DATE", "PRESENT_REF") if unit != "weekend" else Valued("DATE", "XXXX-WXX-WE")
    if unit == "day":
        return Valued("DATE", setting.day_told(match.start()))
    if unit == "weekend":
        ahead = setting.looks_ahead(match.start()) or today.weekday() >= 5
        return Valued("DATE", timex.later(today, 0 if ahead else -1, "weekend"))
    return Valued("DATE", timex.later(today, 0, unit))


def year_end(_match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "Year-end", "the year's end": the year, of which TimeML's mod says that its end is meant."""
    return Valued("DATE", f"{setting.published.year}" if setting.published else "XXXX")
