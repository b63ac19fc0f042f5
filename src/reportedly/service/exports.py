"""The catalogue of exports: what can be taken out, of a report, of a claim, of the whole archive; each form once.

The command line, the desk's menus and the API all show and make what stands here. Of a report it is the reading of its
newest text. Each format is a file of ``export``, loaded when it is asked for.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.reviews import scales
from reportedly.archive.reviews.history import now
from reportedly.errors import SettingsError
from reportedly.export import json
from reportedly.model.dossier import Dossier
from reportedly.model.reading import Reading
from reportedly.observed import event
from reportedly.service import bulk
from reportedly.service.claims import dossier

_log = logging.getLogger(__name__)
_Make = TypeVar("_Make")
_ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


class Order(NamedTuple):
    """Who publishes a review (an organisation and the address its reviews are under), and whose review it is.

    ``desk`` is where the desk is reached, for links back to it.
    """

    organisation: str = ""
    address: str = ""
    reviewer: str | None = None
    desk: str = ""


class Form(NamedTuple):
    """One export: its name, what people are told it is, its media type, the suffix of its file."""

    name: str
    title: str
    media_type: str
    suffix: str


class Made(NamedTuple):
    """An export that was made: a file's name, its media type, its bytes piece by piece."""

    name: str
    media_type: str
    pieces: Iterable[bytes]


_OfReport = Callable[[Archive | None, Reading], bytes]
_OfClaim = Callable[[Archive, Dossier, Order], bytes]
_OfArchive = Callable[[Archive, Order], Iterator[bytes]]


def _export(module: str, verb: str = "encode") -> Any:  # noqa: ANN401 - one of many encoders
    return getattr(import_module(f"reportedly.export.{module}"), verb)


def _report(module: str, *rest: object) -> _OfReport:
    return lambda _, reading: bytes(_export(module)(reading, *rest))


def _claim(module: str) -> _OfClaim:
    return lambda _, found, __: bytes(_export(module)(found))


def _page(_: Archive | None, reading: Reading) -> bytes:
    return str(_export("html", "page")(reading)).encode()


def _corrected(archive: Archive | None, reading: Reading) -> bytes:
    if archive is None:
        raise SettingsError("corrections are kept in an archive", where="polnear", todo="Name an article of one.")
    corrections = archive.corrections(reading.id)
    document = replace(reading.document, id=reading.id)
    return bytes(_export("polnear")(document, reading.attributions, corrections))


def _claim_review(_: Archive, found: Dossier, order: Order) -> bytes:
    from reportedly.export.claimreview import Publisher, encode

    publisher = Publisher(name=order.organisation, url=order.address)
    return encode(found, publisher=publisher, folder=order.address, reviewer=order.reviewer, ratings=scales.ratings())


def _claim_review_script(archive: Archive, found: Dossier, order: Order) -> bytes:
    return bytes(_export("claimreview", "script")(_claim_review(archive, found, order)))


def _dossier_page(archive: Archive, found: Dossier, _: Order) -> bytes:
    texts = archive.texts(mention.version for mention in found.trace.mentions) if found.trace else {}
    return str(_export("dossier_page", "page")(found, texts, made_at=now())).encode()


def _dossier_pdf(_: Archive, found: Dossier, __: Order) -> bytes:
    return bytes(_export("dossier_pdf")(found, made_at=now()))


def _trace_picture(_: Archive, found: Dossier, __: Order) -> bytes:
    return str(_export("trace_graph", "graph")(found.trace)).encode()


REPORT: dict[str, tuple[Form, _OfReport]] = {
    form.name: (form, make)
    for form, make in (
        (Form("json", "The complete reading, JSON", "application/json", "json"), lambda _, r: json.encode(r) + b"\n"),
        (Form("html", "A page of its own, HTML", "text/html", "html"), _page),
        (Form("annotations", "W3C Web Annotations, JSON-LD", _ANNOTATION, "jsonld"), _report("annotations")),
        (Form("prov", "Provenance, W3C PROV-JSON", "application/json", "prov.json"), _report("prov")),
        (Form("ftm", "followthemoney entities, JSON Lines", "application/x-ndjson", "ftm.jsonl"), _report("ftm")),
        (Form("csv", "Tables, CSV in a ZIP", "application/zip", "csv.zip"), _report("tables_zip", "csv")),
        (Form("jsonl", "Tables, JSON Lines in a ZIP", "application/zip", "jsonl.zip"), _report("tables_zip", "jsonl")),
        (
            Form("parquet", "Tables, Parquet in a ZIP", "application/zip", "parquet.zip"),
            _report("tables_zip", "parquet"),
        ),
        (Form("brat", "brat standoff, ZIP", "application/zip", "brat.zip"), _report("brat")),
        (Form("docbin", "spaCy DocBin", "application/octet-stream", "spacy"), _report("docbin")),
        (
            Form("polnear", "Corrections as training data, PolNeAR scheme", "application/x-ndjson", "polnear.jsonl"),
            _corrected,
        ),
        (Form("bibtex", "Citation, BibTeX", "application/x-bibtex", "bib"), _report("bibtex")),
        (Form("csl", "Citation, CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json"), _report("csl")),
    )
}
"""Of a report: by name, the form and what makes it."""

CLAIM: dict[str, tuple[Form, _OfClaim]] = {
    form.name: (form, make)
    for form, make in (
        (Form("html", "The dossier, HTML", "text/html", "html"), _dossier_page),
        (Form("pdf", "The dossier, PDF", "application/pdf", "pdf"), _dossier_pdf),
        (Form("json", "The dossier, JSON", "application/json", "json"), lambda _, d, __: json.encode(d) + b"\n"),
        (Form("claimreview", "The review, ClaimReview JSON-LD", "application/ld+json", "jsonld"), _claim_review),
        (
            Form("claimreview-html", "The review, ClaimReview for a page’s head", "text/html", "claimreview.html"),
            _claim_review_script,
        ),
        (Form("prov", "Provenance, W3C PROV-JSON", "application/json", "prov.json"), _claim("prov_dossier")),
        (
            Form("ftm", "followthemoney entities, JSON Lines", "application/x-ndjson", "ftm.jsonl"),
            _claim("ftm_dossier"),
        ),
        (Form("svg", "Who has it from whom, SVG", "image/svg+xml", "svg"), _trace_picture),
    )
}
"""Of a claim."""

ARCHIVE: dict[str, tuple[Form, _OfArchive]] = {
    form.name: (form, make)
    for form, make in (
        (Form("readings", "Every reading, JSON Lines", "application/x-ndjson", "jsonl"), bulk.lines),
        (Form("csv", "Tables, CSV in a ZIP", "application/zip", "csv.zip"), bulk.tables("csv")),
        (Form("jsonl", "Tables, JSON Lines in a ZIP", "application/zip", "jsonl.zip"), bulk.tables("jsonl")),
        (Form("parquet", "Tables, Parquet in a ZIP", "application/zip", "parquet.zip"), bulk.tables("parquet")),
        (Form("ftm", "followthemoney entities, JSON Lines", "application/x-ndjson", "ftm.jsonl"), bulk.each("ftm")),
        (Form("brat", "brat standoff, ZIP", "application/zip", "brat.zip"), bulk.each("brat")),
        (Form("docbin", "spaCy DocBins in a ZIP", "application/zip", "spacy.zip"), bulk.docbins),
        (
            Form("polnear", "Corrections as training data, PolNeAR scheme", "application/x-ndjson", "polnear.jsonl"),
            bulk.corrected,
        ),
        (
            Form("claimreview", "Every reviewed claim, ClaimReview JSON-LD", "application/ld+json", "jsonld"),
            bulk.claim_reviews,
        ),
        (Form("bibtex", "Citations, BibTeX", "application/x-bibtex", "bib"), bulk.each("bibtex")),
        (Form("csl", "Citations, CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json"), bulk.each("csl")),
        (Form("atom", "New findings, Atom feed", "application/atom+xml", "atom"), bulk.findings_feed),
    )
}
"""Of the whole archive."""


def of_report(archive: Archive, form: str, key: str) -> Made:
    """The reading of an article in that form. Raises SettingsError for no such form, NotInArchive."""
    known, make = _chosen(REPORT, form, "a report")
    reading = archive.reading(key)
    name = _file(reading.document.title or key, known)
    return _told("report", Made(name, known.media_type, [make(archive, _keyed(reading, key))]), known)


def of_reading(form: str, reading: Reading) -> Made:
    """A reading that is in no archive, in that form. Raises SettingsError for no such form, or one of an archive."""
    known, make = _chosen(REPORT, form, "a report")
    name = _file(reading.document.title or reading.id, known)
    return _told("reading", Made(name, known.media_type, [make(None, reading)]), known)


def of_claim(archive: Archive, form: str, name: str, order: Order | None = None) -> Made:
    """The claim ``ARTICLE#c3`` in that form. Raises SettingsError, also for a review that can't be published."""
    known, make = _chosen(CLAIM, form, "a claim")
    found = dossier(archive, name)
    title = f"{found.title or found.claim.article}-{found.claim.local}"
    return _told("claim", Made(_file(title, known), known.media_type, [make(archive, found, order or Order())]), known)


def of_archive(archive: Archive, form: str, order: Order | None = None) -> Made:
    """The whole archive in that form, piece by piece, with little in memory at a time."""
    known, make = _chosen(ARCHIVE, form, "an archive")
    return _told("archive", Made(_file("reportedly", known), known.media_type, make(archive, order or Order())), known)


def _told(kind: str, made: Made, form: Form) -> Made:
    """The export, noted in the log as it begins."""
    event(_log, "export", kind=kind, format=form.name)
    return made


def _chosen(forms: dict[str, tuple[Form, _Make]], name: str, of: str) -> tuple[Form, _Make]:
    if name not in forms:
        raise SettingsError(f"no form {name!r} of {of}", where="export", todo=f"Choose one of: {', '.join(forms)}.")
    return forms[name]


def _keyed(reading: Reading, key: str) -> Reading:
    """The reading under its article's key, by which the archive knows it."""
    return replace(reading, id=key)


def _file(title: str, form: Form) -> str:
    """A file's name from a title: what any file system and any header takes."""
    words = _UNSAFE.sub("-", title).strip("-").lower()[:60].rstrip("-")
    return f"{words or 'report'}.{form.suffix}"
