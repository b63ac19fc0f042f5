"""Dossiers made by hand about invented places: a reviewed claim with its way through the archive, and a hostile one."""

from msgspec.structs import replace

from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Evidence, JudgedClaim, Review
from reportedly.model.voices import Link
from tests.export import hostile, traces

SITE = "https://harbour-wire.example"
FIRST = f"{SITE}/hw/1"
REASONS = "The harbour log of 3 March has nine boats lost by eight in the morning; the coast guard's has the same."


def review(number=1, verdict="accurate", label="Accurate", by="Ada Quint", **about) -> Review:
    """A review; what is not given stands for itself."""
    given = {"at": f"2031-03-0{number + 4}T09:30:00+00:00", "reasons": REASONS} | about
    return Review(number=number, verdict=verdict, label=label, by=by, **given)


EVIDENCE = [
    Evidence(url="https://port.example/log", quote="0550 first call; 0810 ninth vessel lost"),
    Evidence(url="https://coastguard.example/3-march"),
    Evidence(quote="I counted nine of them from the wall"),
]


def dossier(*reviews: Review, trace=None, **about) -> Dossier:
    """The nine boats of Tarn harbour: first in Harbour Wire, and four copies, two of them without an address."""
    made = trace or addressed(traces.small().trace)
    claim = JudgedClaim(
        id=1,
        article=FIRST,
        local="c1",
        sha256="ab" * 32,
        start=0,
        end=len(traces.CLAIM),
        text=traces.CLAIM,
        publisher="Harbour Wire",
        title="Boats lost at Tarn",
        reviews=list(reviews),
    )
    known = {
        "sentence": traces.WIRE.split(". ")[0] + ".",
        "url": FIRST,
        "title": claim.title,
        "publisher": "Harbour Wire",
        "published": "2031-03-03T14:05:00+00:00",
        "authors": ["Ilse Brandt"],
        "language": "en",
        "voice": "the mayor of Veldmark",
        "voice_kind": "named-role",
        "chain": [Link(voice="v1", name="the mayor of Veldmark", kind="named-role")],
        "trace": made,
    }
    return Dossier(name=f"{FIRST}#c1", claim=claim, **known | about)


def reviewed(**about) -> Dossier:
    """The same, reviewed by one person who cites three pieces of evidence."""
    return dossier(review(evidence=EVIDENCE), **about)


def nasty() -> Dossier:
    """A dossier of the hostile trace, whose every word means harm, reviewed with hostile words."""
    trace = addressed(hostile.trace())
    words = hostile.NASTY
    bad = review(
        label=words[0],
        by=words[2],
        reasons=" ".join(words),
        evidence=[Evidence(url=word, quote=word) for word in words],
    )
    made = dossier(bad, trace=trace, sentence=words[0] + words[10], publisher=words[1], title=words[4], voice=words[3])
    claim = replace(made.claim, text=words[0] + words[9], publisher=words[1], title=words[4])
    chain = [Link(voice=word, name=word, kind="media") for word in words]
    return replace(made, claim=claim, name=f"{words[0]}#{words[10]}", url=words[5], authors=list(words), chain=chain)


def addressed(trace):
    """The trace with web addresses for the keys of all but its third and fourth article."""
    keys = {m.article: f"{SITE}/{m.article}" for n, m in enumerate(trace.mentions) if n not in (2, 3)}

    def at(key):
        return keys.get(key, key)

    return replace(
        trace,
        mentions=[replace(m, article=at(m.article)) for m in trace.mentions],
        edges=[replace(e, later=at(e.later), earlier=at(e.earlier)) for e in trace.edges],
        origins=[replace(o, article=at(o.article), followers=[at(key) for key in o.followers]) for o in trace.origins],
        voices=[replace(v, origins=[at(key) for key in v.origins]) for v in trace.voices],
    )
