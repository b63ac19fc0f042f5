"""Every export of a trace, a dossier and a series, and what must hold of each."""

import io
import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET

from rich.console import Console

from reportedly.errors import SettingsError
from reportedly.export import (
    atom,
    claimreview,
    dossier_page,
    ftm_dossier,
    polnear,
    prov_dossier,
    series_page,
    series_plot,
    trace_graph,
    trace_net,
    trace_page,
    trace_text,
)
from reportedly.export import json as to_json
from reportedly.model.corrections import Correction, Roles
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.trace import Trace

PUBLISHER = claimreview.Publisher(name="Harbour Wire", url="https://harbour-wire.example")
SITE = "https://harbour-wire.example"


def of_trace(trace: Trace) -> dict[str, bytes]:
    """Its pages, pictures, net and words on a terminal; the picture is well-formed XML."""
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    trace_text.show(trace, console)
    texts = {mention.version: "The ferry. " * 90 for mention in trace.mentions}
    made = {
        "page": trace_page.page(trace, texts).encode(),
        "graph": trace_graph.graph(trace).encode(),
        "narrow": trace_graph.graph(trace, narrow=True).encode(),
        "net": trace_net.encode(trace),
        "json": to_json.encode(trace),
        "text": console.file.getvalue().encode(),  # type: ignore[attr-defined]
    }
    ET.fromstring(made["graph"])  # noqa: S314 - ours
    json.loads(made["net"])
    return made


def of_dossier(dossier: Any) -> dict[str, bytes]:
    """Its page, provenance, entities and ClaimReview, where it may be published."""
    made = {
        "page": dossier_page.page(dossier, {}, made_at="2031-06-20T09:30:00+00:00").encode(),
        "prov": prov_dossier.encode(dossier),
        "ftm": ftm_dossier.encode(dossier),
        "json": to_json.encode(dossier),
    }
    with suppress(SettingsError):
        made["claimreview"] = claimreview.encode(dossier, publisher=PUBLISHER, folder=SITE)
        made["script"] = claimreview.script(made["claimreview"])
        json.loads(made["claimreview"])
    json.loads(made["prov"])
    assert all(json.loads(line)["id"] for line in made["ftm"].splitlines())
    return made


def of_series(series: Any) -> dict[str, bytes]:
    """Its page and the chart's specification."""
    made = {"page": series_page.page(series).encode(), "spec": series_plot.encode_spec(series)}
    json.loads(made["spec"])
    return made


def of_corrections(reading: Reading, words: Sequence[str]) -> bytes:
    """The reading as training data, with corrections of every fault."""
    known = {"article": "x", "sha256": reading.document.sha256, "subject": "attribution", "by": "ada", "at": words[0]}
    now = (
        Roles(
            source=[Span(0, 1)],
            cue=[Span(0, 1)],
            content=[Span(0, 10**9)],
        )
        if len(words) % 2
        else Roles()
    )
    faults = ("speaker", "cue", "content", "false-alarm", "missed", "right")
    made = [
        Correction(number=n, of="" if fault == "missed" else f"a{n}", fault=fault, text=w, reason=w, now=now, **known)
        for n, (fault, w) in enumerate(zip(faults, words, strict=False), 1)
    ]
    return polnear.encode(reading.document, reading.attributions, made)


def feed(words: Sequence[str]) -> bytes:
    """An Atom feed of findings with these words everywhere; well-formed XML."""
    items = [atom.Item(report=w, key=w, kind=w, verdict=w, working=w, words=w, when=w, url=w, link=w) for w in words]
    made = atom.feed(items, title=words[0], id="urn:x:1", link=words[0], updated="2031-03-03T14:05:00Z", page=words[0])
    ET.fromstring(made)  # noqa: S314 - ours
    return made
