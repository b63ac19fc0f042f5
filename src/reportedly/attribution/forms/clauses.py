"""Subject and verb of speech, side by side: "Mayor Anna Kovac also said", "said Holt, the ferryman"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.forms.passages import Page, furniture
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

_TOKEN = re.compile(r"\S+")
_ADVERB = re.compile(
    r"(?:has|had|have|also|then|later|now|recently|previously|first|once|again|simply|only|just|did|does|already|"
    r"[a-z]+ly)$"
)
_OPENS = frozenset(
    "in on at after before when while as by for with from since during under following because if although though "
    "to of about according that which who whom whose where until unless despite amid".split()
)
_UNFINISHED = _OPENS | {"the", "a", "an", "his", "her", "its", "their", "our", "my", "and", "or", "but", "to"}
_JOINS = frozenset("and but so yet or nor meanwhile however then still instead moreover later now".split())
_STOP = re.compile(r"(?P<word>\w{0,30})(?P<mark>[.!?;:“”\"](?=\s|$)|[“”\"\n])")
_PREDICATE = re.compile(
    r"\b(?:is|was|were|are|be|been|has|have|had|will|would|could|should|can|did|does|do|that|not)\b|[“”\"]"
)
_PLURAL_VERBS = frozenset("say ask tell write warn argue insist add explain reply fear".split())
"""Base forms taken for verbs after a plural; most others are nouns as well."""
_NOUNS = frozenset("polls rules shares measures messages films debates given written spoken".split())
_HEARERS = frozenset("told tells telling asked asks asking reminded warned informed assured tell ask".split())
"""Verbs that name the hearer before what is said: "told reporters:"."""
_SETTING = frozenset("in on at via during from after before with by as over when while this thus of".split())
_TO = frozenset("said says wrote writes replied responded explained spoke".split())
_PARTICIPLES = frozenset(
    "saying adding telling asking writing noting warning reporting tweeting explaining declaring insisting arguing "
    "replying responding concluding stating announcing posting quipping joking recalling shouting quoting".split()
)
_RELATIVE = re.compile(r"\b(?:who|which|whose)\b")
_SETTING_LENGTH = 9  # words back from its end that a clause's verb may stand
_LONGEST_LEAD = 60  # words of a clause that leads in a passage
_LONGEST = 30  # words of a subject with its office


def subject_and_verb(page: Page, clause: Span) -> tuple[Span, Span] | None:
    """The source and cue that ``clause`` begins with, or holds after an opening: "On Monday, Holt said"."""
    tokens = tokens_of(page.text, clause)
    for number, token in enumerate(tokens[: _LONGEST + 2]):
        word = _word(page, token)
        form = _speech_verbs().get(word)
        if form not in ("base", "finite") or number == 0:
            continue
        who = subject(page, tokens[:number], base=form == "base")
        if who is not None:
            return who, Span(token.start, token.start + len(word))
    return None


def leading(page: Page, clause: Span) -> tuple[Span, Span] | None:
    """Source and cue of a clause that leads in what comes after it: "Holt thanked them, adding on Monday".

    The cue is the last verb of speech, with nothing behind it but a hearer, a time or a place.
    """
    tokens = tokens_of(page.text, clause)
    if not tokens or len(tokens) > _LONGEST_LEAD:
        return None
    if tokens[0].of(page.text)[0].isupper() and is_verb(tokens[0].of(page.text)):
        pair = verb_and_subject(page, clause)  # "Continued Holt"
        if pair and pair[0].end == page.trimmed(*clause).end:
            return pair
    for number in range(len(tokens) - 1, max(0, len(tokens) - _SETTING_LENGTH), -1):
        word = _word(page, tokens[number])
        form = _speech_verbs().get(word)
        if form is None or not _clean(page, word, tokens[number + 1 :]):
            continue
        cue = Span(tokens[number].start, tokens[number].start + len(word))
        before = tokens[:number]
        joined = max((i + 1 for i, t in enumerate(before) if t.of(page.text) in ("and", "but", "then")), default=0)
        own = [tokens[joined:number], before] if joined else [before]
        who = next(filter(None, (subject(page, part, form == "base") for part in own if form != "participle")), None)
        if who is None and form != "base" and (joined == number or form == "participle"):
            earlier = subject_and_verb(page, clause)
            who = earlier[0] if earlier else None
        return (who, cue) if who else None
    return None


def _clean(page: Page, word: str, rest: Sequence[Span]) -> bool:
    """Whether what follows a verb tells only to whom, when or where it was said."""
    if not rest:
        return True
    first = rest[0].of(page.text).lower().rstrip(",:")
    the_following = first == "the" and len(rest) > 1 and rest[1].of(page.text).startswith("following")
    to = first == "to" and word in _TO
    return word in _HEARERS or first in _SETTING or the_following or to or first.endswith(("ly", "day"))


def _word(page: Page, token: Span) -> str:
    return token.of(page.text).rstrip(':,.“"')


def verb_and_subject(page: Page, clause: Span) -> tuple[Span, Span] | None:
    """The source and cue of an inversion that begins ``clause``: "said Holt, the ferryman, who …"."""
    tokens = tokens_of(page.text, clause)
    if len(tokens) < 2:
        return None
    if _speech_verbs().get(tokens[0].of(page.text).lower()) not in ("base", "finite"):
        return None
    end = _phrase_end(page.text, Span(tokens[1].start, clause.end))
    who = page.trimmed(tokens[1].start, end)
    short = _first_part(page.text, who)
    if tokens[1].of(page.text).lower() in _OPENS:
        return None
    for one in (who, short):
        if page.who(one) in ("person", "body", "role", "name", "pronoun", "handle", "word") and not predicates(
            page, one
        ):
            return one, tokens[0]
    return None


def subject(page: Page, tokens: Sequence[Span], base: bool = False) -> Span | None:
    """The words before a verb that are its subject: from the first, or from one after a comma.

    ``base``: the verb's form is one a plural takes ("engineers warn").
    """
    while tokens and _ADVERB.match(tokens[-1].of(page.text).rstrip(",")):
        tokens = tokens[:-1]
    if not tokens or tokens[-1].of(page.text).lower() in _UNFINISHED:
        return None
    starts = [0, *(i + 1 for i, token in enumerate(tokens) if page.text[token.end - 1] == ",")]
    if starts[-1] == len(tokens) - 1 and page.who(tokens[-1]) == "pronoun":
        return tokens[-1]
    for first in starts:
        rest = tokens[first:]
        while rest and rest[0].of(page.text).lower().rstrip(",") in _JOINS:
            rest = rest[1:]
        if not rest or len(rest) > _LONGEST or rest[0].of(page.text).lower() in _OPENS:
            continue
        who = Span(rest[0].start, rest[-1].end - (page.text[rest[-1].end - 1] == ","))
        named = page.who(who)
        fits = named in ("person", "body", "role", "name", "pronoun", "handle") or (
            named == "word" and len(rest) == 1 and not furniture(who.of(page.text))
        )
        if fits and not predicates(page, who) and not (base and not _takes_base(page, who)):
            return who
    return None


def stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences and clauses stop in ``[start, end)``: at . ! ? ; : and quotation marks, not at "Mr." or "J."."""
    for match in _STOP.finditer(text, start, end):
        word = match.group("word")
        title = match.group("mark") == "." and (len(word) == 1 or word.lower() in lexicon.titles())
        if not (title and word[:1].isupper()):
            yield match.start("mark")


def is_verb(word: str) -> bool:
    """Whether a word is a finite form of a verb of speech (says, told), however it is capitalised."""
    return _speech_verbs().get(word.lower()) == "finite"


def tokens_of(text: str, span: Span) -> list[Span]:
    """The words of a stretch, with the punctuation that sticks to them."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]


def predicates(page: Page, who: Span) -> bool:
    """Whether words hold a verb of their own, outside a relative clause."""
    relative = _RELATIVE.search(page.text, who.start + 1, who.end)
    return _PREDICATE.search(page.text, who.start, relative.start() if relative else who.end) is not None


def _takes_base(page: Page, who: Span) -> bool:
    phrase = parse(page.text, who)
    return phrase.plural or phrase.head in ("i", "you", "we", "they", "police") or " and " in phrase.text


_PHRASE_END = re.compile(
    r"[()—–]|\s(?:who|which|as|adding|after|before|when|while|during|in (?:an?|his|her|their|the) |on \w+day|"
    r"at (?:an?|the) |to (?:an?|the) |told|and|but|of (?:his|her|its|their|the) )\b|, (?=[a-z]+ing\b)|\n"
)


def _phrase_end(text: str, span: Span) -> int:
    """Where a subject after its verb ends: at a stop, a relative, or what tells of when and where it was said."""
    match = _PHRASE_END.search(text, span.start, span.end)
    return next(stops(text, span.start, match.start() if match else span.end), match.start() if match else span.end)


def _first_part(text: str, span: Span) -> Span:
    comma = text.find(",", span.start, span.end)
    return Span(span.start, comma) if comma > 0 else span


@cache
def _speech_verbs() -> dict[str, str]:
    """Forms of single speech verbs → base (say), finite (says, said) or participle (saying)."""
    found: dict[str, str] = {}
    for row in vocab.rows("cues"):
        form = row["form"].lower()
        if row["kind"] != "speech" or " " in form or form in _NOUNS:
            continue
        if form == row["lemma"].lower() and form not in ("read", "put"):
            if form in _PLURAL_VERBS:
                found.setdefault(form, "base")
        elif form in _PARTICIPLES or not form.endswith("ing"):
            found.setdefault(form, "participle" if form.endswith("ing") else "finite")
    return found
