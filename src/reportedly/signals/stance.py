"""The outlet's own stance: passives that name nobody, sentences that take a source's claim for true, questions."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly import vocab
from reportedly.intake.lines import Line, Search, longest_words
from reportedly.model.span import Span
from reportedly.signals.phrases import either
from reportedly.signals.wording import Coloured

_ADVERBS = r"(?: (?:also|often|now|long|since|still|not|never|even|variously|\w{1,20}ly)){0,3}"
_BE = (
    rf"(?:(?:has|have|had|having){_ADVERBS} been|(?:can|could|may|might){_ADVERBS} be|"
    r"is being|are being|was being|were being|is|are|was|were|being|been)"
)
_AFTER = {"as": " as", "to": " to", "that": " that", "of": " of", "for": " for", "any": ""}
# "condemned by the union": somebody is named; "by raising", "by 2030", "by Monday": nobody is
_AGENT = re.compile(
    r"[^.;:—\n]{0,100}?\bby (?!\w{1,20}ing\b|\d|\w{1,8}day\b|the end\b|the time\b|then\b|now\b|far\b|and large\b)"
)
_STOP = r"(?!(?:who|that|which|and|but|over|for|after|in|on|at|as|when|about)\b)"
_FROM = rf"(?: (?:from|among|by)(?: {_STOP}[a-z][\w'-]{{0,30}}){{1,5}})?"
_PLAIN = r"(?!(?:the|this|that|these|those|his|her|their|its)\b|\d)[\w'-]{1,30}"
_NAMED = re.compile(r" (?:from|by)(?: (?:the|its|his|her|their)\b| [A-Z])")
_DETERMINER = r"(?:the|this|these|those|such|his|her|their|its|both)"
_GAP = (
    r"(?:, which|, [^,.;:?!\n]{1,120},|(?: [\w'-]{1,30}){0,5}?)(?: (?:also|further|only|once again|again|\w{1,20}ly))?"
)
_NEGATED = re.compile(r"\b(?:not|never|cannot|hardly)\b|n't")
_NOT_A_CUE = r"(?! (?:that|how|whether|what|why|by)\b)"  # "the figures show that …" gives a source; it endorses nothing
_CLAUSE_BEGINS = re.compile(r"(?:\A|[\n.!?;:,—–”\"'] ?|, (?:but|and|yet|though|while) )\Z")
_OPEN_QUESTION = Search(
    re.compile(r"questions? (?:still )?remains?\b|remains to be seen\b|begs the question\b"),
    (frozenset({"remain", "remains", "seen", "question"}),),
)

_ASKS = re.compile(
    r"(?:Q|Question|QUESTION|Interviewer|INTERVIEWER|Reporter|REPORTER|Host|HOST|Moderator|MODERATOR)\d{0,2} ?[:.)]|"
    r"(?:[A-Z][\w.'’-]{0,20}[ .]){0,3}[A-Z][\w.'’-]{0,20}: "
)
_ANSWERS = re.compile(r"(?:A|Answer|ANSWER)\d{0,2} ?[:.)]|(?:[A-Z][\w.'’-]{0,20} ){0,3}[A-Z][\w.'’-]{0,20}: ")


def _agentless_of(follow: str) -> str:
    words = either(row["participle"] for row in vocab.rows("agentless") if row["follow"] == follow)
    return rf"{words}{_AFTER[follow]}"


@cache
def _passive() -> Search:
    choices = "|".join(f"(?P<{follow}_>{_agentless_of(follow)})" for follow in _AFTER)
    needs = longest_words(row["participle"] for row in vocab.rows("agentless"))
    return Search(re.compile(rf"\b{_BE}{_ADVERBS} (?:{choices})\b"), (needs,))


def _parts(name: str) -> dict[str, list[str]]:
    """The words of a vocabulary file by the part they play."""
    parts: dict[str, list[str]] = {}
    for row in vocab.rows(name):
        parts.setdefault(row["part"], []).append(row["word"])
    return parts


@cache
def _reaction() -> Search:
    parts = _parts("reactions")
    verb, noun = either(parts["verb"]), either(parts["noun"])
    pattern = re.compile(rf"\b(?:(?:has|have|had) )?{verb}(?: {_PLAIN}){{0,3}}? {noun}\b{_FROM}")
    return Search(pattern, (longest_words(parts["noun"]), longest_words(parts["verb"])))


@cache
def _endorsing() -> tuple[Search, ...]:
    words = _parts("endorsements")
    part = {name: either(found) for name, found in words.items()}
    reads, takes = longest_words(words["reads-into"]), longest_words(words["takes-for-true"])
    # "the union said the figures …": the words before the noun are the noun's
    noun = rf"\b{_DETERMINER}(?: (?!(?:an?|said|says|{_DETERMINER})\b)[\w'-]{{1,30}}){{0,3}}? "
    adverbs = r"(?: (?:also|only|further|once again|\w{1,20}ly)){0,2}"
    claim = rf"{noun}{part['claim']}{_GAP} (?:{part['reads-into']}\b(?! by\b)|{part['takes-for-true']}\b{_NOT_A_CUE})"
    finding = rf"{noun}{part['finding']}{_GAP} {part['reads-into']}\b{_NOT_A_CUE}"
    laying = (
        rf"{noun}(?:{part['claim']}|{part['finding']})(?: [\w'-]{{1,30}}){{0,6}}?,? {part['participle']}\b{_NOT_A_CUE}"
    )
    pronoun = rf"\b{part['pronoun']}{adverbs} {part['reads-into']}\b{_NOT_A_CUE}"
    return (
        Search(re.compile(claim), (longest_words(words["claim"]), reads | takes)),
        Search(re.compile(finding), (longest_words(words["finding"]), reads)),
        Search(re.compile(pronoun), (reads,)),
        Search(
            re.compile(laying),
            (longest_words([*words["claim"], *words["finding"]]), longest_words(words["participle"])),
        ),
    )


def agentless(text: str, low: str, lines: Sequence[Line]) -> Iterator[Coloured]:
    """Passives of thinking and saying with no by-agent, and reactions nobody named had ("has drawn criticism")."""
    for hit in _passive().matches(low, lines):
        free = hit.lastgroup in ("of_", "for_", "any_")  # only there may an agent follow at a distance
        if not (free and _AGENT.match(low, hit.end())):
            yield Coloured(
                Span(*hit.span()), "agentless", "a passive that does not say who thinks or says so", "passive"
            )
    for hit in _reaction().matches(low, lines):
        if not _NAMED.search(text, hit.start(), min(len(text), hit.end() + 12)):
            yield Coloured(
                Span(*hit.span()), "agentless", "a reaction, without the name of anybody who had it", "reaction"
            )


def endorsements(low: str, lines: Sequence[Line]) -> Iterator[Coloured]:
    """Where the outlet's own voice draws a conclusion from a source's claim, as if it were settled."""
    _, _, pronoun, _ = searches = _endorsing()
    for search in searches:
        for hit in search.matches(low, lines):
            # a pronoun stands for a claim where it opens a clause, not in "the report that it mirrors"
            if search is pronoun and not _CLAUSE_BEGINS.search(low, max(0, hit.start() - 8), hit.start()):
                continue
            if _NEGATED.search(hit.group()):  # "his account could not be confirmed" takes nothing for true
                continue
            yield Coloured(Span(*hit.span()), "endorsement", "the outlet's own voice takes a source's claim for true")


def questions(text: str, low: str, lines: Sequence[Line], sentences: Sequence[Span]) -> Iterator[Coloured]:
    """Questions in the outlet's own voice: sentences that end in a question mark, and questions said to remain."""
    asked = [sentence for sentence in sentences if text[sentence.end - 1] == "?"]
    answered = _interview(text, asked)
    for sentence in asked:
        if sentence not in answered:
            why = "a question in the outlet's own voice, which suggests its answer"
            yield Coloured(sentence, "question", why, "rhetorical")
    for hit in _OPEN_QUESTION.matches(low, lines):
        yield Coloured(Span(*hit.span()), "question", "an open question in the outlet's own voice", "open")


def _interview(text: str, asked: Sequence[Span]) -> set[Span]:
    """Questions that an interview or an explainer asks in order to answer them.

    Those are lines that name who asks ("Q:", "Reporter:"), lines answered by one that names who answers ("A:"), and
    questions that are lines of their own, where there are several with an answer each.
    """
    spoken, alone = set(), []
    for sentence in asked:
        begin = text.rfind("\n", 0, sentence.start) + 1
        end = text.find("\n", sentence.end)
        follows = text[end : end + 80].strip(" \n") if end >= 0 else ""
        if _ASKS.match(text, begin, sentence.end) or _ANSWERS.match(follows):
            spoken.add(sentence)
        elif begin == sentence.start and end == sentence.end and follows and "?" not in follows.split("\n")[0]:
            alone.append(sentence)
    return spoken | set(alone if len(alone) > 1 else ())
