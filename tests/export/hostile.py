"""A trace whose words mean harm: markup, scripts, quotes, direction overrides, escapes, names without end."""

from msgspec.structs import replace

from reportedly.model.trace import Trace
from tests.export import traces

NASTY = (
    '<script>alert("1")</script>',
    "'\"><img src=x onerror=alert(1)>",
    "\u202egnp.exe \u2066hidden\u2069",
    "\x1b[31mred\x1b[0m\x07 [red]markup[/red] \x9b1m",
    "]]></style></svg><svg onload=alert(1)>",
    "javascript:alert(1)",
    "W" * 10_000,
    "نبأ " * 50,
    "灯台新聞" * 30,
    "e\u0301\u0302\u0303" * 200,
    "lone \ud800 and \ufffe and \uffff and \0",
    "&lt;b&gt; &amp; {{7*7}} ${x}",
)


def trace() -> Trace:
    """The medium trace with every name, title, reason and word of it made hostile."""
    made = traces.medium().trace

    def nasty(n):
        return NASTY[n % len(NASTY)]

    mentions = [
        replace(
            mention,
            publisher=nasty(n),
            title=nasty(n + 1),
            published=nasty(n + 2),
            words=nasty(n) + mention.words,
            voice=nasty(n + 3),
            through=[nasty(n + 4)] * 9,
            why=[nasty(n + 5)],
        )
        for n, mention in enumerate(made.mentions)
    ]
    edges = [
        replace(edge, why=nasty(n), earlier=nasty(n) if edge.outside else edge.earlier)
        for n, edge in enumerate(made.edges)
    ]
    return replace(
        made,
        claim=NASTY[0] + NASTY[1] + NASTY[2] + NASTY[6],
        query=NASTY[4],
        mentions=mentions,
        edges=edges,
        origins=[
            replace(origin, publisher=nasty(n + 6), why=list(NASTY), voices=list(NASTY))
            for n, origin in enumerate(made.origins)
        ],
        voices=[replace(voice, name=nasty(n)) for n, voice in enumerate(made.voices)],
        doubts=list(NASTY),
        warnings=list(NASTY),
    )
