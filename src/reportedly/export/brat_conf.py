"""annotation.conf and visual.conf: the types, relations and attributes that our brat files use."""

from typing import get_args

from reportedly.model.claims import Verdict
from reportedly.model.figures import QuantityKind, TimexType
from reportedly.model.voices import QuoteKind, SourceKind, Stance

ENTITIES = {
    "Source": "#ffd9a0",
    "Cue": "#e0c8ff",
    "Content": "#c8e6ff",
    "Claim": "#e8e8e8",
    "Finding": "#ffc8c8",
    "Quantity": "#d2f0c8",
    "Date": "#f5f0b4",
}
"""Types of text-bound annotations, and the colour behind each."""
RELATIONS = {"Source-of": ("Source", "Content|Cue"), "Cue-of": ("Cue", "Content")}
"""From what to what; the second argument is the attribution's content, or its cue where it has no content."""
ATTRIBUTES = {
    "Quote": ("Content|Cue|Source", QuoteKind),
    "Stance": ("Content|Cue|Source", Stance),
    "SourceKind": ("Source", SourceKind),
    "Verdict": ("Finding", Verdict),
    "Counts": ("Quantity", QuantityKind),
    "Timex": ("Date", TimexType),
}
"""On what each stands, and the values it has."""


def annotation_conf() -> str:
    """What brat lets an annotator mark; annotations may overlap, since attributions are nested."""
    relations = [f"{name}\tArg1:{one}, Arg2:{other}" for name, (one, other) in RELATIONS.items()]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    attributes = [f"{name}\tArg:{on}, Value:{'|'.join(get_args(of))}" for name, (on, of) in ATTRIBUTES.items()]
    return _sections(entities=list(ENTITIES), relations=[*relations, overlap], events=[], attributes=attributes)


def visual_conf() -> str:
    """How brat shows them."""
    spans = [f"{name}\tbgColor:{colour}" for name, colour in ENTITIES.items()]
    arcs = ["Source-of\tcolor:#8a5a00", "Cue-of\tcolor:#5a2a8a, dashArray:3-3"]
    glyphs = [f"{name}\tglyph:[{name[0]}]" for name in ATTRIBUTES]
    labels = [f"{name} | {name} | {name[:3]}" for name in ENTITIES]
    drawn = ["SPAN_DEFAULT\tfgColor:black, bgColor:white, borderColor:darken", "ARC_DEFAULT\tcolor:black"]
    return _sections(labels=labels, drawing=[*drawn, *spans, *arcs, *glyphs])


def _sections(**sections: list[str]) -> str:
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())
