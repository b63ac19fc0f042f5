"""The cards beside an article: of each claim and each finding, what a reader is told of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.export.article import HUES, anchor, hue, safe
from reportedly.export.dress import PLAIN, Dress
from reportedly.export.outline import (
    SYMBOLS,
    Entry,
    Outline,
    counted,
    flag_words,
    heading,
    interval,
    offsets,
    shortened,
    stance_words,
    worth_words,
)
from reportedly.model.claims import Finding


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that stand under one heading; ``more`` are plain assertions, which unfold under them."""

    id: str
    head: str
    entries: list[Entry]
    more: list[Entry]

    @property
    def more_title(self) -> str:
        """What those that unfold are called."""
        return counted(len(self.more), "more plain assertion" if self.entries else "plain assertion")


def groups(seen: Outline) -> Iterator[Group]:
    """The claims by origin, those denied, those not placed, those in the report's own voice."""
    for number, origin in enumerate(seen.origins):
        letter = f'<span class="letter o{number % HUES}" aria-hidden="true">{origin.letter}</span>'
        route = " ← ".join(f"<bdi>{safe(step)}</bdi>" for step in heading(origin))
        spoken = f'<span class="vh">Origin {origin.letter}: </span>'
        id = f"o-{origin.letter}"
        yield Group(
            id, f'<div class="origin" id="{id}">{letter}<h3>{spoken}{route}</h3></div>', list(origin.entries), []
        )
    for id, title, entries in (
        ("denied-claims", "Denied or taken back", seen.denied),
        ("unplaced-claims", "Attributed, first voice not placed", seen.unplaced),
    ):
        if entries:
            yield Group(id, f'<div class="origin" id="{id}"><h3>{title}</h3></div>', entries, [])
    if seen.own:
        marked = [entry for entry in seen.own if not entry.is_plain]
        plain = [entry for entry in seen.own if entry.is_plain]
        yield Group("own", '<div class="origin" id="own"><h3>In the report’s own voice</h3></div>', marked, plain)


def claim_card(entry: Entry, seen: Outline, dress: Dress = PLAIN) -> str:
    """What stands on the card of a claim: its words, who says it, its figures, dates and marks."""
    claim = entry.claim
    tint, id = hue(seen, claim.id), anchor(claim.id)
    chip = f'<a class="chip {tint}" href="#t-{id}"><span class="vh">words of claim </span>{safe(claim.id)}</a>'
    words = safe(shortened(seen.words(claim.spans)))
    lines = [f'<p class="words" dir="auto">{chip} {words}</p>', *_said(entry, seen, dress)]
    bits = [_bit("figure", q.id, seen.words([q.span]), interval(q), dress) for q in entry.quantities]
    bits += [_bit("date", d.id, seen.words([d.span]), d.value, dress) for d in entry.dates]
    bits += [_bit(m.kind, m.id, seen.words([m.span]), m.why, dress) for m in entry.marks]
    if bits:
        lines.append(f"<ul>{''.join(bits)}</ul>")
    if flags := flag_words(entry):
        lines.append(f'<p class="said"><span class="flag">{safe("; ".join(flags))}</span></p>')
    sure = f" · confidence {entry.attribution.confidence:.2f}" if entry.attribution else ""
    worth = f" · {safe(worth)}" if (worth := worth_words(claim)) else ""
    lines.append(f'<p class="where">{offsets(claim.spans)}{sure}{worth}</p>')
    return "".join(lines)


def finding_card(finding: Finding, seen: Outline, dress: Dress = PLAIN) -> str:
    """What stands on the card of a finding: its verdict, its working, the words it rests on."""
    id = anchor(finding.id)
    needs = f'<p class="said"><span class="key">needs</span> {safe(finding.needs)}</p>' if finding.needs else ""
    places = []
    for number, span in enumerate(finding.spans, 1):
        place = f"t-{id}" + (f"-{number}" if number > 1 else "")
        link = f'<a href="#{place}"><bdi>“{safe(shortened(seen.words([span]), 120))}”</bdi></a>'
        places.append(f'<li>{link} <span class="key">{offsets([span])}</span></li>')
    working = f'<p class="working">{safe(finding.working)}</p>'
    about = f'<p class="where">{safe(finding.id)} · confidence {finding.confidence:.2f}</p>'
    rule = safe(finding.kind)
    if dress.explain:
        rule = f'<a href="{dress.to(finding.id)}" data-panel>{rule}</a>'
    return f"<p>{verdict_words(finding.verdict)} · {rule}</p>{working}{needs}<ul>{''.join(places)}</ul>{about}"


def verdict_words(verdict: str, before: str = "") -> str:
    """A check's verdict with its sign."""
    sign = f'<span class="sign" aria-hidden="true">{SYMBOLS[verdict]}</span>'
    return f'<span class="verdict">{sign}{before}{verdict.replace("-", " ")}</span>'


def _said(entry: Entry, seen: Outline, dress: Dress) -> Iterator[str]:
    if said := entry.attribution:
        source, cue = seen.words(said.source), seen.words(said.cue)
        voice = _key("source", said.voice or "", dress)
        parts = [f"{voice} <bdi>“{safe(shortened(source, 120))}”</bdi>" if source else "no source stated"]
        parts.append(f"{_key('cue', said.id, dress)} <bdi>“{safe(shortened(cue, 60))}”</bdi>" if cue else "no cue")
        parts += [said.quote, *filter(None, [stance_words(said)])]
        yield f'<p class="said">{" · ".join(parts)}</p>'


def _bit(kind: str, id: str, words: str, value: str, dress: Dress) -> str:
    link = f'<a href="#t-{anchor(id)}"><bdi>“{safe(words)}”</bdi></a>'
    return f"<li>{_key(kind, id, dress)} {link} {safe(value)}</li>"


def _key(kind: str, id: str, dress: Dress) -> str:
    """What a record is; on the desk a link to its explanation."""
    if dress.explain and id:
        return f'<a class="key" href="{dress.to(id)}" data-panel>{kind}</a>'
    return f'<span class="key">{kind}</span>'
