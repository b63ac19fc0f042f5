"""Said: one attribution as spans, while the reading is being made."""

from dataclasses import dataclass, field

from reportedly.model.span import Span


@dataclass(slots=True)
class Said:
    """Source, cue and content as spans, with the probabilities the encoder gave their parts.

    ``form`` names the form of direct speech (quote_forms.csv) in which a rule found it, empty where only the
    encoder did; ``made`` is true where its source is the rule's. ``speaker`` are the words that name the voice,
    where they are not the source's own ("A:"). ``through`` is who quotes the source, with the verb ("TASS | quoted").
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    features: list[float] = field(default_factory=list)
    continued: bool = False
    form: str = ""
    made: bool = False
    speaker: Span | None = None
    through: tuple[Span, Span] | None = None
