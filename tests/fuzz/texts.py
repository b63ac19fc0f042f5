"""Texts to read: news English in fragments, and among them what texts hold that no one expects."""

from hypothesis import strategies as st

from reportedly.model.span import Span

WORDS = (
    "the mayor of Veldmark, Ada Quint, said", "a senior official who asked not to be named told Harbour Wire",
    "according to the Lintel Press, citing two people briefed on the talks", "he said", "she added",
    "they claimed that", "Dr. Bo Lund (34)", "the report found", "TASS reported",
    "did not respond to a request for comment", "which could not be independently verified",
    "who declined to comment", "soldiers were killed", "people fled", "of the prisoners", "of whom",
    "compared with", "up from", "rose", "fell by", "doubled", "on average", "the rest", "in all", "a total of",
    "including", "out of", "was born in", "died on", "the anniversary of the flood", "years ago", "later",
    "for the third year running", "reportedly", "allegedly", "the regime", "may have", "not", "if",
    "Witness: I saw it.", "Q: Why?", "A. We waited.", "Spokesman:", "PORT TARN —", "(Reuters)",
    "© 2025 Lintel Press", "The ferry was cancelled", "The army denied it", "another said", "the two women",
    "his lawyer", "the ministry", "the company", "it", "and", "but", "that", "of", "’s", "n’t", "no.", "St.",
    "U.S.",
)  # fmt: skip
FIGURES = (
    "12", "40 of the 160", "1,234,567", "3.5 percent", "54 per cent", "a third", "three-quarters", "$12.50",
    "€4bn", "£1.2 million", "1.2 million people", "twenty-three", "dozens", "two", "one in five",
    "between 10 and 20", "5-6", "12 km", "30mph", "100 kg a day", "0", "00", "1e9", "1/2", "½", "1 2/3",
    "minus 5", "−3", "5%", "age 34", "34-year-old", "the 20th", "3-2", "99.999999999999999999", "9" * 400,
    "1" + ",000" * 20, "Ⅳ", "٣٤", "²", "hundred hundred", "$", "%", "0.0%", "-0", "1,2,3", "1.2.3", "5 to",
    "from 1 to 2 to 3", "100 percent of 0",
)  # fmt: skip
DATES = (
    "on Monday", "yesterday", "last week", "5 September 2025", "Sept. 5", "in 1999", "2025-02-30", "31 February",
    "at 10:35 a.m. (0735 GMT)", "two years ago", "the 1990s", "the first quarter of 2024", "next month",
    "in year 0", "the 20th century", "in 9999", "44 B.C.", "Easter", "29 February 2023", "since 1950",
    "from 1999 to 1950", "24:61",
)  # fmt: skip
MARKS = (
    "“", "”", '"', "‘", "’", "'", "«", "»", "„", "(", ")", "[", "]", "–", "—", "-", ",", ";", ":", ".", "!", "?",
    "…", "\n", "\n\n", "\t", " ", "  ", "“”", '""', "...", "“‘", "’”", ",”", ".”", "\r\n", "* ", "• ", "#", "@",
    "|", "/", "\\", "_",
)  # fmt: skip
ODD = (
    "\u0301", "e\u0301\u0302\u0303", "\u200b", "\u200d", "\u2060", "\u202e", "\u2066x\u2069", "\ufeff", "\xad",
    "\xa0", "\u3000", "\u2028", "\u2029", "\x85", "\x00", "\x07", "\x1b[31m", "\x7f", "\ud800", "\udfff",
    "\U0001f600", "👩‍👩‍👧", "🇺🇳", "\U0002f800", "\U0010ffff", "\ufffe", "\ufffd", "İ", "ı", "ſ", "ß", "ǆ", "ﬁ",
    "Σς", "নিউজ", "العربية", "新聞によると", "ԱՍԱՑ", "A\u030a", "\ue000", "\ue00b", "\ue009", "=1+1", "<b>", "&amp;",
    "{{x}}", "%s", "\\N{DIGIT ONE}", "a" * 300, "-" * 100, "x-" * 50, "“" * 30, "(" * 60, "," * 50,
)  # fmt: skip
FRAGMENTS = (*WORDS, *FIGURES, *DATES, *MARKS, *ODD)

_piece = st.one_of(
    *(st.sampled_from(WORDS),) * 3,
    st.sampled_from(FIGURES),
    st.sampled_from(DATES),
    st.sampled_from(MARKS),
    st.sampled_from(ODD),
    st.text(max_size=6),
)
_joint = st.sampled_from((" ", " ", " ", " ", ", ", ". ", "", "\n", "\n\n", " “", "” ", "; "))


def _join(parts: list[tuple[str, str]]) -> str:
    return "".join(words + joint for words, joint in parts)


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """A text of up to ``most`` fragments."""
    return st.lists(st.tuples(_piece, _joint), max_size=most).map(_join)


def days() -> st.SearchStrategy[str | None]:
    """A day of publication as the intake gives it, or none."""
    odd = st.sampled_from(("2025-09-05", "2024-02-29T23:59:59+14:00", "0001-01-01", "9999-12-31"))
    return st.none() | odd | st.dates().map(str)


def spans_of(text: str) -> st.SearchStrategy[Span]:
    """A stretch of ``text``, that has at least one code point, of at least one."""
    inside = st.integers(0, len(text) - 1)
    return st.tuples(inside, inside).map(lambda ends: Span(min(ends), max(ends) + 1))


PASSAGES = (
    "Ferry cancelled\n\nThe ferry to Sorrel Island was cancelled on Monday, the harbour master, Ada Quint, "
    "said. She told "
    "the Lintel Press that 40 of the 160 passengers had been brought back by bus; the rest, 120, waited.\n\n“We waited "
    "four hours,” said Bo Lund, 34, a teacher. “Nobody told us anything.” He paid $12.50 for a taxi, up 25 "
    "percent from "
    "$10 a year earlier.",
    "VELDMARK (Harbour Wire) — At least 12 soldiers were killed and 30 wounded, a senior official who asked not to be "
    "named told TASS, citing a report by the ministry. The army did not respond to a request for comment. The figures "
    "could not be independently verified. A captured soldier said under guard that his unit of 50 had lost 20 men.",
    "Q: Who gave the order?\nA: I can’t say.\n\nADA QUINT: We asked the company twice.\nBO LUND: It denied "
    "it.\n\nThe two "
    "women, Ada Quint and Ilse Brandt, said they had seen it. Both denied the charge. “I was there,” one of them said.",
    "Of the 2,300 homes, 1,725 – three-quarters – were lost between 1999 and 2001, the study found. Brandt, "
    "born on 5 May "
    "1950, died on 6 June 2020 aged 70. The war began on 24 February 2022; on its third anniversary, on Monday, 24 "
    "February 2025, a poll of 1,000 voters (margin of error 3 points) put support at 54 percent against 48 percent.",
    "Inflation rose to 5.2 percent in the second quarter from 4.1 percent, the central bank said, an average of 0.3 "
    "points a month. Prices doubled from 10 to 20 crowns. One in five voters, or 1.2 million people, agreed: 21% were "
    "against, 59% for, 20% did not know. The march of 30 km at 5 km an hour took six hours.",
    "The ministry reportedly said the so-called regime “may” fall within weeks, analysts believe. Sources, several of "
    "them, said so; the single source, an aide, insisted. Some 5,000, 6,000 or, by another count, 7,500 people came. "
    "Editor’s note: a correction was made on 3 March. (Additional reporting by Ada Quint)",
    "",
    "a",
    "“",
    "العربية 新聞 \u202e\u0301 \U0001f600 said 5.",
    "word " * 900,
)
"""Thirty-odd would cost too much: what holds for these is looked at across processes, threads and orders."""
