"""Long lines that no report holds, and what they may cost: the program reads each, stage by stage."""

import gc
import time
from collections.abc import Callable
from typing import Any

UNITS = {
    "a a a": "a ", "one long word": "a", "nested (": "(", "(a (a": "(a ", "[]": "[]", "open quotes": "“",
    "straight quotes": '"', "apostrophes": "'", "quoted words": "“a” ", "guillemets": "«»", "mixed marks": "“a ” ( ",
    "digits": "1", "1,234,": "1,234,", "$1,": "$1,", "1-1-": "1-", "1.1.": "1.", "1/1/": "1/", "1 of 2": "1 of 2 ",
    "5% ": "5% ", "5 percent of": "5 percent of ", "per cent": "per cent ", "million": "million ",
    "one hundred": "one hundred ", "twenty-": "twenty-", "from 1 to": "from 1 to ", "5 people": "5 people ",
    "aged 5,": "aged 5, ", "born in 1950": "born in 1950 ", "Monday": "Monday ", "on Monday,": "on Monday, ",
    "1990": "1990 ", "said": "said ", "he said that the": "he said that the ", "they said they": "they said they ",
    "He said.": "He said. ", "Ada Quint said Bo Lund said": "Ada Quint said Bo Lund said ",
    "Reuters reported TASS said": "Reuters reported TASS said ", "according to": "according to ",
    "unnamed official": "an unnamed official said ", "no reply": "did not respond to a request for comment ",
    "and and": "and ", "of of": "of ", "the the": "the ", "a, b, and": "a, b, and ", "spaces": "a" + " " * 99,
    "dots": ".", "commas": ",", "dashes": "-", "A.": "A. ", "A.B": "A.B", "CAPITALS": "A", "Ab Ab": "Ab ",
    "a: a:": "a: ", "a\\n": "a\n", "combining": "a\u0301", "zero width": "a\u200b", "bidi": "\u202e\u202c",
    "no-break": "a\xa0", "Chinese": "漢", "emoji": "😀", "addresses": "http://a.b/ ",
}  # fmt: skip


def line(name: str, size: int) -> str:
    """``size`` code points of the line of that name."""
    return repeated(UNITS[name], size)


def repeated(unit: str, size: int) -> str:
    """``unit`` over and over, cut to ``size`` code points."""
    return (unit * (size // len(unit) + 1))[:size]


def stages(text: str) -> dict[str, float]:
    """Seconds of CPU of each stage that works by rules, the encoder's and what follows from it left out."""
    from reportedly import checks, figures, signals, witness
    from reportedly.attribution import find_quotations
    from reportedly.checks.case import Case
    from reportedly.intake import from_text
    from reportedly.intake.sentences import sentences

    took: dict[str, float] = {}

    def run(name: str, work: Callable[..., Any], *given: object) -> Any:  # noqa: ANN401
        gc.collect()
        gc.disable()  # a collection of all that was made before would fall into one stage or another
        start = time.process_time()
        try:
            return work(*given)
        finally:
            took[name] = time.process_time() - start
            gc.enable()

    text = run("intake", from_text, text).text
    split = run("sentences", sentences, text)
    quoted = [quotation.span for quotation in run("quotations", find_quotations, text)]
    run("marks", signals.marks, text, split, quoted)
    run("replies", signals.replies, text, split, quoted)
    run("matters", witness.matters, text, None)
    dates = run("dates", figures.dates, text, "2025-09-05", split)
    found = run("quantities", figures.quantities, text, dates, split)
    known = {"published": "2025-09-05", "quantities": found, "dates": dates, "sentences": split, "title": text[:70]}
    run("checks", lambda: checks.run(Case(text=text, **known)))
    return took


def whole(text: str) -> float:
    """Seconds of CPU of the whole reading."""
    from reportedly import reading
    from reportedly.intake import from_text

    start = time.process_time()
    reading.read(from_text(text))
    return time.process_time() - start
