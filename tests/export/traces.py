"""Three traces made by hand about invented places, small, medium and large, with their articles' texts by version."""

from typing import NamedTuple

from msgspec.structs import replace

from reportedly.model.span import Span
from reportedly.model.trace import Edge, Mention, Passage, PrimaryVoice, ReportingOrigin, Trace

CLAIM = "Nine boats sank off Tarn harbour on Monday"
WIRE = (
    "Nine boats sank off Tarn harbour on Monday, the mayor of Veldmark told Harbour Wire by telephone. "
    "She said that the breakwater had been closed for repairs since the autumn storms, and that no one was hurt."
)


class Made(NamedTuple):
    """A trace and the texts it was made of, by version."""

    trace: Trace
    texts: dict[int, str]


class _Archive:
    """Gathers mentions and the texts they stand in."""

    def __init__(self):
        self.texts, self.mentions, self.versions = {}, [], {}

    def add(self, key, publisher, published, text, claim=CLAIM, **about):
        version = self.versions[key] = len(self.texts) + 1
        self.texts[version] = text
        at = text.index(claim)
        ends = [text.find(mark, at + len(claim)) for mark in (". ", "\n")]
        end = min([n + 1 for n in ends if n >= 0], default=len(text))
        before = text.rfind(". ", 0, at)
        start = before + 2 if before >= 0 else 0
        low, high = _bounds(published)
        about = {"voice": "the mayor of Veldmark", "voice_kind": "named-role", "low": 9.0, "high": 9.0} | about
        self.mentions.append(
            Mention(
                article=key,
                version=version,
                publisher=publisher,
                title=f"{publisher}: boats lost",
                published=published,
                published_from=low,
                published_to=high,
                span=Span(at, at + len(claim)),
                sentence=Span(start, end),
                words=text[start:end],
                unit="boat",
                **about,
            )
        )

    def shared(self, later, earlier, words):
        """The passage of ``words`` in the texts of two articles."""
        ones = [self.texts[self.versions[key]].index(words) for key in (later, earlier)]
        one, other = (Span(at, at + len(words)) for at in ones)
        return [Passage(one=one, other=other, words=len(words.split()), alike=1.0)]


def _bounds(published):
    if published is None:
        return None, None
    if len(published) == 10:
        return f"{published}T00:00:00+00:00", f"{published}T23:59:59+00:00"
    return published, published


def _copy(archive, later, earlier, words=WIRE, sure=0.97, **about):
    passages = archive.shared(later, earlier, words)
    count = sum(passage.words for passage in passages)
    return Edge(
        later=later,
        earlier=earlier,
        tie="copies",
        sure=sure,
        passages=passages,
        why=f"{count} words in common, none of them stock",
        **about,
    )


def small() -> Made:
    """One origin; three copies of it and a fourth at second hand."""
    archive = _Archive()
    archive.add("hw/1", "Harbour Wire", "2031-03-03T14:05:00+00:00", WIRE, why=["first of all", "names its voice"])
    days = [
        ("tp/1", "Tarn Post", "2031-03-03T14:40:00+00:00", f"TARN — {WIRE} More follows."),
        ("vd/1", "Veldmark Daily", "2031-03-03T16:20:00+00:00", f"{WIRE} Boats are dear in Tarn."),
        ("ob/1", "Orrin Broadcasting", "2031-03-03T19:55:00+00:00", f"From our desk in Orrin. {WIRE}"),
        ("sk/1", "Skerry News", "2031-03-04T07:10:00+00:00", f"From our desk in Orrin. {WIRE} Skerry had none."),
    ]
    for key, publisher, published, text in days:
        archive.add(key, publisher, published, text, role="copy", own=0.03)
    edges = [_copy(archive, key, "hw/1") for key in ("tp/1", "vd/1", "ob/1")]
    edges.append(_copy(archive, "sk/1", "ob/1", f"From our desk in Orrin. {WIRE}"))
    trace = Trace(
        query="nine boats Tarn harbour",
        claim=CLAIM,
        articles=5,
        outlets=5,
        low=1,
        best=1,
        high=1,
        mentions=archive.mentions,
        edges=edges,
        origins=[
            ReportingOrigin(
                article="hw/1",
                publisher="Harbour Wire",
                sure=0.97,
                followers=["tp/1", "vd/1", "ob/1", "sk/1"],
                voices=["the mayor of Veldmark"],
                why=["first of all by 35 minutes", "names its voice and how it heard her"],
            )
        ],
        voices=[PrimaryVoice(name="the mayor of Veldmark", kind="named-role", origins=["hw/1"], articles=5)],
    )
    return Made(trace, archive.texts)


_COAST = (
    "Nine boats sank off Tarn harbour on Monday, according to the coast guard's log, which this newspaper has seen. "
    "The log gives the first call at ten to six and the last a little after eight in the morning."
)
_LONE = "Nine boats sank off Tarn harbour on Monday."


def medium() -> Made:
    """Two origins, perhaps three, of 14 articles: credits, a relay, a circle, an outlet outside, times of all kinds."""
    archive = _Archive()
    add = archive.add
    log = {"voice": "the coast guard's log", "voice_kind": "document"}
    add("hw/1", "Harbour Wire", "2031-03-03T14:05:00+00:00", WIRE, own=0.96)
    add("ct/1", "Coast Tribune", "2031-03-03T15:30:00+00:00", _COAST, own=0.91, **log)
    add("tp/1", "Tarn Post", "2031-03-03T14:40:00+00:00", f"TARN — {WIRE}", role="copy", own=0.03)
    add("vd/1", "Veldmark Daily", "2031-03-04", f"{WIRE} Boats are dear.", role="copy", own=0.03)
    add("ob/1", "Orrin Broadcasting", "2031-03-03T19:55:00+00:00", f"Orrin. {WIRE}", role="copy", own=0.04)
    add("sk/1", "Skerry News", "2031-03-04T07:10:00+00:00", f"Orrin. {WIRE} Skerry had none.", role="copy", own=0.02)
    told = f"{CLAIM}, Harbour Wire reports."
    add("lm/1", "Lomond Mail", "2031-03-03T17:15:00+00:00", told, role="credits", own=0.08)
    add("fj/1", "The Far Islands Journal of Commerce and Shipping", None, told, role="credits", own=0.1)
    add(
        "cb/1",
        "Coast Tribune Weekend",
        "2031-03-05T09:00:00+00:00",
        f"{_COAST} A week on.",
        role="copy",
        own=0.02,
        **log,
    )
    add(
        "nb/1",
        "North Bank Radio",
        "2031-03-04T11:30:00+00:00",
        f"{CLAIM}, Coast Tribune says.",
        role="credits",
        own=0.07,
    )
    add(
        "ri/1",
        "Rill Online",
        "2031-03-04T12:10:00+00:00",
        f"{CLAIM}, it is said on North Bank Radio.",
        role="credits",
        own=0.1,
    )
    add("da/1", "Dale Advertiser", "2031-03-05", f"{CLAIM}, Pelagic Press agency reported.", role="credits", own=0.12)
    lone = {"voice": None, "voice_kind": "own-voice"}
    add("mx/1", "Mixed Tidings", "2031-03-05T16:45:00+00:00", _LONE, role="may-relay", own=0.45, **lone)
    add("hw/2", "Harbour Wire", "2031-03-04T08:00:00+00:00", f"Update: {WIRE}", role="update", own=0.05)
    credits_wire = f"“{told[len(CLAIM) + 2 : -1]}”"

    def credit(later, earlier, sure, why, outside=False):
        text = archive.texts[archive.versions[later]]
        return Edge(
            later=later,
            earlier=earlier,
            tie="credits",
            sure=sure,
            outside=outside,
            credit=Span(len(CLAIM) + 2, len(text) - 1),
            why=why,
        )

    edges = [
        _copy(archive, "tp/1", "hw/1"),
        _copy(archive, "vd/1", "hw/1"),
        _copy(archive, "ob/1", "hw/1"),
        _copy(archive, "sk/1", "ob/1", f"Orrin. {WIRE}"),
        _copy(archive, "sk/1", "hw/1", sure=0.6),
        credit("lm/1", "hw/1", 0.93, credits_wire),
        credit("fj/1", "hw/1", 0.9, credits_wire),
        _copy(archive, "cb/1", "ct/1", _COAST),
        credit("nb/1", "ct/1", 0.9, "“Coast Tribune says”"),
        credit("ri/1", "nb/1", 0.88, "“it is said on North Bank Radio”"),
        credit("nb/1", "ri/1", 0.3, "North Bank Radio names Rill Online for the picture"),
        credit("da/1", "Pelagic Press", 0.85, "“Pelagic Press agency reported”", outside=True),
        Edge(later="mx/1", earlier="hw/1", tie="may-relay", sure=0.55, why="late, alone, and nothing of its own"),
        Edge(later="hw/2", earlier="hw/1", tie="updates", sure=0.99, why="by the same outlet"),
    ]
    origins = [
        ReportingOrigin(
            article="hw/1",
            publisher="Harbour Wire",
            sure=0.96,
            followers=["tp/1", "vd/1", "ob/1", "sk/1", "lm/1", "fj/1", "hw/2"],
            voices=["the mayor of Veldmark"],
            why=["first of all by 35 minutes", "names its voice and how it heard her"],
        ),
        ReportingOrigin(
            article="ct/1",
            publisher="Coast Tribune",
            sure=0.91,
            followers=["cb/1", "nb/1", "ri/1"],
            voices=["the coast guard's log"],
            why=["shares no passage with an earlier article", "has a document of its own"],
        ),
        ReportingOrigin(
            article="mx/1",
            publisher="Mixed Tidings",
            sure=0.45,
            why=["two days late, one sentence, nothing of its own: it may relay Harbour Wire without saying so"],
        ),
    ]
    trace = Trace(
        query="tp/1#c1",
        claim=CLAIM,
        articles=14,
        outlets=13,
        low=2,
        best=2,
        high=3,
        mentions=archive.mentions,
        edges=edges,
        origins=origins,
        voices=[
            PrimaryVoice(name="the mayor of Veldmark", kind="named-role", origins=["hw/1"], articles=8),
            PrimaryVoice(name="the coast guard's log", kind="document", origins=["ct/1"], articles=4),
        ],
        doubts=[
            "Mixed Tidings reports it bare and late: an origin of its own, or a relay of Harbour Wire",
            "North Bank Radio and Rill Online credit each other; North Bank Radio is taken for the earlier",
            "Dale Advertiser credits Pelagic Press, which is outside the archive: what it had is not known",
        ],
        warnings=["1 of 14 articles has no time of publication, 2 have a day only"],
    )
    return Made(trace, archive.texts)


def odd() -> Made:
    """The medium trace with a copy earlier than what it copies, one of the same day, and one more than a year late."""
    made = medium()
    times = {
        2: ("2031-03-03T11:00:00+00:00", "2031-03-03T11:00:00+00:00"),
        3: ("2031-03-03T00:00:00+00:00", "2031-03-03T23:59:59+00:00"),
        8: ("2032-05-03T11:00:00+00:00", "2032-05-03T11:00:00+00:00"),
    }
    mentions = list(made.trace.mentions)
    for number, (first, last) in times.items():
        mentions[number] = replace(mentions[number], published_from=first, published_to=last)
    return Made(replace(made.trace, mentions=mentions), made.texts)


def large(mentions: int = 60) -> Made:
    """Three origins and so many mentions; most copy the first of them word for word."""
    archive = _Archive()
    towns = "Ash Birk Crag Dell Esk Fenn Gill Holt Inver Knoll Lathe Moss".split()
    kinds = "Post|Daily News|Courier|Evening Standard-Observer|Radio|Online".split("|")
    followers: dict[str, list[str]] = {"n0": [], "n1": [], "n2": []}
    edges = []
    for n in range(mentions):
        publisher = f"{towns[n % 12]} {kinds[n // 12 % 6]}" + (f" {n // 72 + 1}" if n >= 72 else "")
        hour, day = (5 + n * 7 // 4) % 24, 3 + (5 + n * 7 // 4) // 24
        published = f"2031-03-{1 + day % 28:02}T{hour:02}:{n * 13 % 60:02}:00+00:00"
        key, root = f"n{n}", "n1" if n == 1 or (n and n % 5 == 0) else "n0"
        text = f"{publisher.upper()} — {_COAST if root == 'n1' else WIRE}"
        is_copy = n > 2
        archive.add(key, publisher, published, text, role="copy" if is_copy else "origin", own=0.02 if is_copy else 0.9)
        if is_copy:
            followers[root].append(key)
            parent = f"n{n - 10}" if n % 10 == 6 and n > 20 else root
            edges.append(_copy(archive, key, parent, _COAST if root == "n1" else WIRE))
    origins = [
        ReportingOrigin(
            article=key,
            publisher=archive.mentions[int(key[1:])].publisher,
            sure=0.9,
            followers=list(held),
            voices=["the mayor of Veldmark"],
            why=["shares no passage with an earlier article"],
        )
        for key, held in followers.items()
    ]
    trace = Trace(
        query=CLAIM,
        claim=CLAIM,
        articles=mentions,
        outlets=mentions,
        low=2,
        best=3,
        high=3,
        mentions=archive.mentions,
        edges=edges,
        origins=origins,
        voices=[
            PrimaryVoice(name="the mayor of Veldmark", kind="named-role", origins=["n0", "n1", "n2"], articles=mentions)
        ],
    )
    return Made(trace, archive.texts)
