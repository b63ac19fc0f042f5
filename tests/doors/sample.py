"""A reading made by hand of an invented report: every door and export is tested against it."""

from reportedly.model.claims import Claim, Finding, Mark, OriginGroup, Origins, Reply
from reportedly.model.document import Block, Document, sha256_of
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Notice, Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice

HEADLINE = "Half of Veldmark’s ferries idle, officials say"
PARAGRAPHS = [
    "Between 40 and 60 of the 110 ferries in Veldmark have been withdrawn since 3 March, according to port security "
    "sources who spoke to the Tarn Wire.",
    "The figure came from an unnamed official at the harbour ministry. “The inspection programme has failed,” the "
    "official said. “Owners were given until April 9 to repair their boats.” The programme was a desperate attempt "
    "to calm a shaken public.",
    "Only 18 vessels have returned to service—a mere 20% of those withdrawn.",
    "Mayor Ilse Brandt said on Tuesday, 5 March, that crossings “will resume when they are safe”. The Dunmere "
    "Shipping Council revealed in its annual filing that insurance costs had risen 45%, from 2.0 million to "
    "2.9 million crowns.",
    "A detained deckhand, speaking in the presence of guards, claimed that life jackets had been sold on the quay. "
    "This claim has not been independently verified. Crews have reportedly been told to keep quiet.",
    "Some analysts suggest that the ministry wants the smaller lines to fold. The ministry did not respond to "
    "requests for comment.",
    "Veldmark has run ferries since the harbour was dredged. As the inspection enters its third month, hundreds of "
    "boats are still tied up.",
]
TEXT = "\n\n".join([HEADLINE, *PARAGRAPHS])


def at(words: str, nth: int = 0) -> Span:
    """The span of the ``nth`` occurrence of ``words`` in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


OFFICIAL = "unnamed official, harbour ministry"
_TARN = Link(voice="v2", name="Tarn Wire", kind="media", source=[at("the Tarn Wire")], cue=[at("spoke to")])


def _official(words: str, cue: str) -> Link:
    return Link(voice="v1", name=OFFICIAL, kind="unnamed-official", source=[at(words)], cue=[at(cue)])


def _attributions() -> list[Attribution]:
    return [
        Attribution(
            id="a1",
            source=[at("port security sources who spoke to the Tarn Wire")],
            cue=[at("according to")],
            content=[at("Between 40 and 60 of the 110 ferries in Veldmark have been withdrawn since 3 March")],
            quote="indirect",
            stance="neutral",
            confidence=0.93,
            voice="v1",
            chain=[_TARN, _official("port security sources", "according to")],
        ),
        Attribution(
            id="a2",
            source=[at("the official")],
            cue=[at("said")],
            content=[at("“The inspection programme has failed,”")],
            quote="direct",
            stance="neutral",
            confidence=0.98,
            voice="v1",
            chain=[_TARN, _official("the official", "said")],
        ),
        Attribution(
            id="a3",
            source=[at("the official")],
            cue=[at("said")],
            content=[at("“Owners were given until April 9 to repair their boats.”")],
            quote="direct",
            stance="neutral",
            confidence=0.88,
            voice="v1",
            chain=[_TARN, _official("the official", "said")],
        ),
        Attribution(
            id="a4",
            source=[at("Mayor Ilse Brandt")],
            cue=[at("said on", 0)],
            content=[at("crossings “will resume when they are safe”")],
            quote="mixed",
            stance="neutral",
            confidence=0.97,
            voice="v3",
            chain=[Link(voice="v3", name="Ilse Brandt", kind="named-person", source=[at("Mayor Ilse Brandt")])],
        ),
        Attribution(
            id="a5",
            source=[at("The Dunmere Shipping Council")],
            cue=[at("revealed")],
            content=[at("insurance costs had risen 45%, from 2.0 million to 2.9 million crowns")],
            quote="indirect",
            stance="factive",
            confidence=0.95,
            voice="v4",
            chain=[Link(voice="v4", name="Dunmere Shipping Council", kind="organisation", cue=[at("revealed")])],
        ),
        Attribution(
            id="a6",
            source=[at("A detained deckhand, speaking in the presence of guards")],
            cue=[at("claimed")],
            content=[at("life jackets had been sold on the quay")],
            quote="indirect",
            stance="doubt",
            confidence=0.96,
            voice="v5",
            chain=[Link(voice="v5", name="detained deckhand", kind="captive", cue=[at("claimed")])],
        ),
        Attribution(
            id="a7",
            source=[at("Some analysts")],
            cue=[at("suggest")],
            content=[at("the ministry wants the smaller lines to fold")],
            quote="indirect",
            stance="neutral",
            confidence=0.91,
            voice="v6",
            chain=[Link(voice="v6", name="some analysts", kind="vague", cue=[at("suggest")])],
        ),
        Attribution(
            id="a8",
            source=[at("the ministry")],
            cue=[at("wants")],
            content=[at("the smaller lines to fold")],
            quote="indirect",
            stance="intent",
            confidence=0.61,
            voice="v7",
            chain=[
                Link(voice="v6", name="some analysts", kind="vague", cue=[at("suggest")]),
                Link(voice="v7", name="harbour ministry", kind="organisation", cue=[at("wants")]),
            ],
        ),
    ]


def _quantity(id: str, words: str, low: float, high: float, kind: str, **rest: object) -> Quantity:
    return Quantity(id=id, span=at(words), low=low, high=high, kind=kind, **rest)  # type: ignore[arg-type]


def _quantities() -> list[Quantity]:
    return [
        _quantity("q1", "Between 40 and 60", 40, 60, "count", counted="ferry", precision=5.0, attribution="a1"),
        _quantity("q2", "110", 110, 110, "count", counted="ferry", precision=5.0, attribution="a1"),
        _quantity("q3", "Only 18", 18, 18, "count", counted="vessel", precision=0.5),
        _quantity("q4", "20%", 20, 20, "percent", unit="percent", counted="those withdrawn", precision=0.5),
        _quantity("q5", "45%", 45, 45, "percent", unit="percent", change="rise", precision=0.5, attribution="a5"),
        _quantity("q6", "2.0 million", 2e6, 2e6, "money", unit="crown", precision=5e4, attribution="a5"),
        _quantity("q7", "2.9 million crowns", 2.9e6, 2.9e6, "money", unit="crown", precision=5e4, attribution="a5"),
        _quantity("q8", "third", 3, 3, "ordinal", unit="month", counted="inspection"),
        _quantity("q9", "hundreds of boats", 200, 999, "count", counted="boat", modifier="approximate"),
    ]


def _dates() -> list[Date]:
    return [
        Date(id="t1", span=at("3 March"), type="DATE", value="2030-03-03", first="2030-03-03", last="2030-03-03"),
        Date(id="t2", span=at("April 9"), type="DATE", value="XXXX-04-09", attribution="a3"),
        Date(id="t3", span=at("Tuesday, 5 March"), type="DATE", value="2030-03-05"),
    ]


def _marks() -> list[Mark]:
    return [
        Mark(id="m1", kind="loaded", span=at("desperate attempt"), why="evaluative adjective in the report's voice"),
        Mark(id="m2", kind="loaded", span=at("a mere"), why="belittles a figure"),
        Mark(id="m3", kind="hedge", span=at("reportedly"), why="no one is named"),
        Mark(id="m4", kind="vague", span=at("Some analysts"), why="nobody is named"),
        Mark(id="m5", kind="endorsement", span=at("revealed"), why="takes the content for true"),
    ]


def _claims() -> list[Claim]:
    contents = {a.id: a.content for a in _attributions()}
    own = "The programme was a desperate attempt to calm a shaken public."
    return [
        Claim(id="c1", spans=contents["a1"], attribution="a1", quantities=["q1", "q2"], dates=["t1"], worth=0.9),
        Claim(id="c2", spans=contents["a2"], attribution="a2", worth=0.5),
        Claim(id="c3", spans=contents["a3"], attribution="a3", dates=["t2"], worth=0.5),
        Claim(id="c4", spans=contents["a4"], attribution="a4", worth=0.3),
        Claim(
            id="c5",
            spans=contents["a5"],
            attribution="a5",
            quantities=["q5", "q6", "q7"],
            marks=["m5"],
            flags=["factive-unverified"],
            worth=0.8,
        ),
        Claim(id="c6", spans=contents["a6"], attribution="a6", flags=["unverified"], worth=0.7),
        Claim(id="c7", spans=contents["a7"], attribution="a7", marks=["m4"], flags=["vague"], worth=0.4),
        Claim(id="c8", spans=[at(own)], attribution=None, marks=["m1"], flags=["loaded-language"], worth=0.2),
        Claim(
            id="c9",
            spans=[at(PARAGRAPHS[2])],
            attribution=None,
            quantities=["q3", "q4"],
            marks=["m2"],
            flags=["figure-without-source", "loaded-language"],
            worth=0.9,
        ),
        Claim(
            id="c10",
            spans=[at("Crews have reportedly been told to keep quiet.")],
            attribution=None,
            marks=["m3"],
            flags=["hedged", "no-source"],
            worth=0.5,
        ),
        Claim(id="c11", spans=[at("Veldmark has run ferries since the harbour was dredged.")], attribution=None),
        Claim(
            id="c12",
            spans=[at("As the inspection enters its third month, hundreds of boats are still tied up.")],
            attribution=None,
            quantities=["q8", "q9"],
            worth=0.6,
        ),
    ]


def _findings() -> list[Finding]:
    return [
        Finding(
            id="f1",
            kind="share-of-total",
            verdict="inconsistent",
            spans=[at("Only 18"), at("20%"), at("Between 40 and 60")],
            working="18 ÷ 40…60 = 30–45 %, stated 20 %",
            confidence=0.8,
        ),
        Finding(
            id="f2",
            kind="percent-change",
            verdict="consistent",
            spans=[at("45%"), at("2.0 million"), at("2.9 million crowns")],
            working="2.9 million ÷ 2.0 million − 1 = 45 %, stated 45 %",
            confidence=0.95,
        ),
        Finding(
            id="f3",
            kind="magnitude-drift",
            verdict="strained",
            spans=[at("Between 40 and 60"), at("hundreds of boats")],
            working="40…60 ferries, later 200…999 boats",
            confidence=0.55,
        ),
        Finding(
            id="f4",
            kind="ordinal-year-of-event",
            verdict="not-checkable",
            spans=[at("third month")],
            working="month 3 of the inspection = start + 2…3 months",
            confidence=0.6,
            needs="the day on which the inspection began",
        ),
    ]


def _origins() -> Origins:
    return Origins(
        low=4,
        best=5,
        high=6,
        groups=[
            OriginGroup(
                name=OFFICIAL,
                kind="unnamed-official",
                voices=["v1", "v2"],
                claims=["c1", "c2", "c3"],
                through=["Tarn Wire"],
                why="“sources” in the first sentence are the one official of the second",
            ),
            OriginGroup(name="Ilse Brandt", kind="named-person", voices=["v3"], claims=["c4"]),
            OriginGroup(name="Dunmere Shipping Council", kind="organisation", voices=["v4"], claims=["c5"]),
            OriginGroup(name="detained deckhand", kind="captive", voices=["v5"], claims=["c6"]),
            OriginGroup(name="some analysts", kind="vague", voices=["v6"], claims=["c7"]),
        ],
    )


def _voices() -> list[Voice]:
    return [
        Voice(
            id="v1",
            name=OFFICIAL,
            kind="unnamed-official",
            mentions=[
                at("port security sources"),
                at("an unnamed official at the harbour ministry"),
                at("the official"),
            ],
            side="Veldmark",
            flags=["party-to-the-matter"],
        ),
        Voice(id="v2", name="Tarn Wire", kind="media", mentions=[at("the Tarn Wire")]),
        Voice(id="v3", name="Ilse Brandt", kind="named-person", mentions=[at("Mayor Ilse Brandt")]),
        Voice(
            id="v4", name="Dunmere Shipping Council", kind="organisation", mentions=[at("The Dunmere Shipping Council")]
        ),
        Voice(
            id="v5",
            name="detained deckhand",
            kind="captive",
            mentions=[at("A detained deckhand, speaking in the presence of guards")],
            flags=["speaks-under-constraint"],
        ),
        Voice(id="v6", name="some analysts", kind="vague", mentions=[at("Some analysts")]),
        Voice(id="v7", name="harbour ministry", kind="organisation", mentions=[at("the ministry"), at("The ministry")]),
    ]


def document() -> Document:
    """The invented report, with a headline block and its paragraphs."""
    blocks = [Block(kind="headline", span=at(HEADLINE))]
    blocks += [Block(kind="paragraph", span=at(paragraph)) for paragraph in PARAGRAPHS]
    return Document(
        id="ferries",
        text=TEXT,
        title=HEADLINE,
        publisher="The Veldmark Courier",
        published="2030-04-18",
        authors=["Nora Fell"],
        url="https://courier.example/ferries",
        language="en",
        sha256=sha256_of(TEXT),
        blocks=blocks,
    )


def reading() -> Reading:
    """The reading of it: eight attributions, voices of six kinds, all four verdicts."""
    return Reading(
        id="ferries",
        document=document(),
        attributions=_attributions(),
        voices=_voices(),
        quantities=_quantities(),
        dates=_dates(),
        marks=_marks(),
        claims=_claims(),
        findings=_findings(),
        origins=_origins(),
        source_kinds={
            "named-person": 1,
            "unnamed-official": 3,
            "captive": 1,
            "organisation": 1,
            "vague": 1,
            "own-voice": 5,
        },
        no_reply=[Notice(span=at("The ministry did not respond to requests for comment"), voice="v7")],
        unverified=[Notice(span=at("This claim has not been independently verified"), voice="v5", claims=["c6"])],
        replies=[
            Reply(
                id="r1", kind="no-response", span=at("The ministry did not respond to requests for comment"), voice="v7"
            ),
            Reply(
                id="r2",
                kind="unverified",
                span=at("This claim has not been independently verified"),
                voice="v5",
                claims=["c6"],
                why="the nearest claim before it that somebody made",
            ),
        ],
        warnings=["The weekday of “Tuesday, 5 March” was not checked: the year is not given."],
        made_by="reportedly 0.1.0",
    )
