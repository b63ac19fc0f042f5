"""Whose voice a label is: "A:", "HOLT:", "@name:" stand for a person whose name may be elsewhere."""

from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.forms.labels import ANSWERS, ASKS
from reportedly.attribution.phrases import Phrase, parse
from reportedly.attribution.said import Said


def labelled(text: str, one: Said) -> Phrase | None:
    """The phrase that names the voice of a form's source, where it is not the source's own words.

    "Q:" is the report itself asking, as in its own interviews; "A:" the interviewee the page names, or nobody known.
    """
    if one.speaker is not None:
        return parse(text, one.speaker)
    if one.form != "transcript":
        return None
    span = one.source[0]
    words = span.of(text)
    low = words.lower().strip(" .")
    if low in ASKS:
        return Phrase(span, words, "pronoun", head="we", plural=True, gender="pl")
    return Phrase(span, words, "bare", head=low) if low in ANSWERS else None


def surnames(text: str, found: Sequence[Said]) -> frozenset[str]:
    """Last names, lower-cased, that stand as labels of turns: a person's, unless a body is known by the name."""
    names = set()
    for one in found:
        if one.form == "transcript" and one.speaker is None:
            name = lexicon.bare(parse(text, one.source[0]).name)
            known = name in lexicon.bodies() or lexicon.is_outlet(name) or name in lexicon.places()
            if len(name) > 1 and not known and not set(name.split()) & lexicon.organisation_words():
                names.add(name.split()[-1])
    return frozenset(names)
