"""Series: the figures that compete for one quantity over an archive, by origin and over time; none is chosen."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.figures import Modifier
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

SCHEMA = "reportedly/series/1"
When = Literal["same", "other", "unsaid"]


class Report(Struct, frozen=True, kw_only=True):
    """One article that has the figure. Spans are of its text; ``published_from`` and ``published_to`` bound its time.

    ``voice`` is the first voice as this article has it (null: its own), ``through`` the names of the chain, nearest the
    reader first; ``of_from`` and ``of_to`` the days it says the figure is of. ``words`` are its sentence's, ``printed``
    the figure's own. ``copy_of`` is the article whose sentence it has, where that stood earlier; ``placed`` says where
    the names asked for stand: in the ``sentence``, or only in the ``title``.
    """

    article: str
    version: int
    claim: str
    publisher: str | None
    title: str | None
    published: str | None
    published_from: str | None
    published_to: str | None
    span: Span
    sentence: Span
    words: str
    printed: str
    voice: str | None = None
    voice_kind: SourceKind = "own-voice"
    through: list[str] = field(default_factory=list)
    of_from: str | None = None
    of_to: str | None = None
    copy_of: str | None = None
    placed: Literal["sentence", "title"] = "sentence"


class Figure(Struct, frozen=True, kw_only=True):
    """One origin's figure, of one time, and every article that has it, the earliest first.

    ``low`` and ``high`` are as printed; ``least`` and ``most`` what they can mean, with rounding and hedges, null where
    that end is open ("more than 300": 300 and null). ``counted`` is the noun counted ("soldier"); ``of_from`` and
    ``of_to`` are the days it is of, where the report says. ``changed`` names the article whose sentence was copied with
    another figure in it.
    """

    id: str
    origin: str
    low: float
    high: float
    least: float | None
    most: float | None
    modifier: Modifier
    printed: str
    counted: str = ""
    of_from: str | None = None
    of_to: str | None = None
    first: str | None = None
    last: str | None = None
    articles: int = 1
    copies: int = 0
    changed: str | None = None
    reports: list[Report] = field(default_factory=list)


class Origin(Struct, frozen=True, kw_only=True):
    """Who is behind figures: a first voice over all its articles, or the outlet that names nobody behind it.

    ``names`` are the names it goes by. A voice without a name is taken apart for each outlet that heard it
    (``unnamed``): two newsrooms' "officials" may be one person or two.
    """

    id: str
    name: str
    kind: SourceKind
    outlet: bool = False
    unnamed: bool = False
    heard_by: str | None = None
    names: list[str] = field(default_factory=list)
    articles: int = 0
    figures: list[str] = field(default_factory=list)


class Pair(Struct, frozen=True, kw_only=True):
    """Two figures side by side: whether some value lies in both, and whether they are of one time."""

    one: str
    other: str
    meet: bool
    when: When


class Apart(Struct, frozen=True, kw_only=True):
    """A figure that stands near the quantity and isn't put with it, and why."""

    article: str
    version: int
    printed: str
    words: str
    why: str


class LeftOut(Struct, frozen=True, kw_only=True):
    """A figure that a profile's rule passes over, and why."""

    figure: str
    why: str


class Choice(Struct, frozen=True, kw_only=True):
    """What a named rule makes of the figures, because somebody asked for it; ``says`` is the rule, ``source`` whose.

    ``low`` and ``high`` are null where the rule gives no number or the end is open (``open_end``); ``best`` is null
    where a person has to choose it.
    """

    profile: str
    title: str
    says: str
    source: str
    low: float | None
    high: float | None
    best: float | None = None
    open_end: bool = False
    figures: list[str] = field(default_factory=list)
    why: str = ""
    left_out: list[LeftOut] = field(default_factory=list)


class Series(Struct, frozen=True, kw_only=True):
    """The figures for one quantity. ``counts`` says what is counted in words, ``names`` where, ``unit`` in what.

    Figures are in order of first publication. ``choice`` is null unless a profile was asked for.
    """

    schema: str = SCHEMA
    query: str
    counts: str
    names: list[str] = field(default_factory=list)
    unit: str = ""
    kind: str = "count"
    articles: int = 0
    outlets: int = 0
    figures: list[Figure] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    choice: Choice | None = None
    warnings: list[str] = field(default_factory=list)
