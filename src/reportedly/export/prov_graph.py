"""A PROV-JSON document as it is built: entities, agents, activities, and what ties them.

Names are qualified names with a local part that any reader takes: a record's own id where that is plain, else a digest
of it. Source: The PROV-JSON Serialization (W3C Member Submission, 24 April 2013); PROV-DM (W3C Recommendation 2013).
"""

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any, Literal

from reportedly.export.json import encode as to_json
from reportedly.export.plain import plain, web_address
from reportedly.intake.metadata import iso_date
from reportedly.model.voices import Link, SourceKind

OURS = "urn:reportedly:prov:"
"""The namespace of what PROV has no word for."""
_PLAIN = re.compile(r"[A-Za-z0-9_]{1,40}", re.ASCII)
_ENDS = {
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "used": ("prov:activity", "prov:entity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
}
_PEOPLE = ("named-person", "named-role", "unnamed-official", "unnamed-person", "captive")
_AGENT_TYPE = {**dict.fromkeys(_PEOPLE, "prov:Person"), **dict.fromkeys(("organisation", "media"), "prov:Organization")}

Value = str | dict[str, str]


class Graph:
    """A document of provenance whose names are under ``base``."""

    def __init__(self, base: str) -> None:
        self._parts: dict[str, Any] = {"prefix": {"r": base, "rep": OURS}, "entity": {}, "activity": {}, "agent": {}}
        self._tied: dict[tuple[str, str, str, str], str] = {}

    def entity(self, name: str, types: Sequence[str], **about: str | None) -> str:
        """A thing: a report, a claim, a statement. ``about``: label, value, location, or words of ours."""
        return self._add("entity", name, types, about)

    def agent(self, name: str, types: Sequence[str], **about: str | None) -> str:
        """Who is behind things: a voice, an outlet, a reviewer, this program."""
        return self._add("agent", name, types, about)

    def activity(self, name: str, types: Sequence[str], *, ended: str | None = None, **about: str | None) -> str:
        """What somebody did, and when it ended where that is known to the second."""
        made = self._add("activity", name, types, about)
        moment = iso_date(ended or "")
        if moment and "T" in moment:
            self._parts["activity"][made]["prov:endTime"] = datetime.fromisoformat(moment).isoformat()
        return made

    def tie(self, relation: str, one: str, other: str, kind: str = "", **about: str | float) -> None:
        """``one`` relation ``other``, as PROV's sentences read; ``kind`` is its type; each is told once."""
        key = (relation, one, other, kind)
        if one == other or key in self._tied:
            return
        self._tied[key] = name = f"_:t{len(self._tied) + 1}"
        ends = dict(zip(_ENDS[relation], (one, other), strict=True))
        types = {"prov:type": _qualified(kind)} if kind else {}
        more = {f"rep:{word}": _typed(value) for word, value in about.items() if value != ""}
        self._parts.setdefault(relation, {})[name] = {**ends, **types, **more}

    def encode(self) -> bytes:
        """The document as UTF-8 PROV-JSON."""
        return to_json({part: held for part, held in self._parts.items() if held}, pretty=True)

    def voice(self, link: Link, side: str | None = None) -> tuple[Literal["entity", "agent"], str]:
        """A voice as PROV has it: somebody is an agent, a paper is an entity; with the side it speaks for, if any."""
        name = local("voice", link.voice)
        if link.kind == "document":
            return "entity", self.entity(name, ["rep:Document"], label=link.name)
        kinds = [_AGENT_TYPE[link.kind]] if link.kind in _AGENT_TYPE else []
        agent = self.agent(name, [*kinds, "rep:Voice"], label=link.name, kind=link.kind)
        if side and plain(side):
            party = self.agent(local("side", side), ["rep:Party"], label=side)
            self.tie("actedOnBehalfOf", agent, party)
        return "agent", agent

    def statement(self, name: str, link: Link, side: str | None = None) -> str:
        """What a voice said, as an entity that is its own; what a paper says is quoted from it."""
        said = self.entity(name, ["rep:Statement"], label=f"what was said by {plain(link.name, 200)}")
        kind, voice = self.voice(link, side)
        if kind == "agent":
            self.tie("wasAttributedTo", said, voice)
        else:
            self.tie("wasDerivedFrom", said, voice, "prov:PrimarySource")
        return said

    def chain(self, name: str, links: Sequence[Link], sides: dict[str, str | None]) -> str | None:
        """The statements of a chain, nearest the reader first, each from the next; gives the first of them."""
        said = [self.statement(f"{name}-{n}", link, sides.get(link.voice)) for n, link in enumerate(links, 1)]
        for one, other in pairwise(said):
            self.tie("wasDerivedFrom", one, other)
        return said[0] if said else None

    def _add(self, part: str, name: str, types: Sequence[str], about: dict[str, str | None]) -> str:
        made = f"r:{name}"
        attributes: dict[str, Any] = {}
        if types:
            kinds = [_qualified(kind) for kind in types]
            attributes["prov:type"] = kinds[0] if len(kinds) == 1 else kinds
        for word, value in about.items():
            if word == "location":
                if address := web_address(value):
                    attributes["prov:location"] = {"$": address, "type": "xsd:anyURI"}
            elif words := plain(value):
                attributes[f"prov:{word}" if word in {"label", "value"} else f"rep:{word}"] = words
        self._parts[part].setdefault(made, attributes)
        return made


def local(kind: str, id: str) -> str:
    """A local name for the record ``id`` of this ``kind``: safe in XML, Turtle and JSON, and no other record's."""
    if _PLAIN.fullmatch(id):
        return f"{kind}-{id}"
    return f"{kind}-x{sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def link(voice: str, name: str, kind: SourceKind) -> Link:
    """A voice that stands in no chain, as a link."""
    return Link(voice=voice, name=name, kind=kind)


def _qualified(name: str) -> Value:
    return {"$": name, "type": "xsd:QName"}


def _typed(value: str | float) -> Value:
    return plain(value) if isinstance(value, str) else {"$": f"{value:.4f}", "type": "xsd:double"}
