"""Cautions: what an editor is warned about, by the rules of a newsroom's profile."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span

Severity = Literal["note", "warn", "stop"]


class Caution(Struct, frozen=True, kw_only=True):
    """One rule of a profile that applies, to one voice or to the report's own, with the claims and words it rests on.

    ``rule`` is the row's id in ``profile``; ``says`` the sentence to the editor; ``why`` the working: each condition
    with its words; ``asks`` the newsroom's rule in our words, ``origin`` where it stands. ``voice`` is null where the
    report itself speaks or the whole of it is meant.
    """

    id: str
    profile: str
    rule: str
    severity: Severity
    says: str
    why: str
    asks: str = ""
    origin: str = ""
    voice: str | None = None
    attributions: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
