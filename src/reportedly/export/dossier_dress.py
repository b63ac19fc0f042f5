"""The parts of a dossier as HTML; every word from a report or a person is made safe here."""

from functools import singledispatch

from reportedly.export.article import safe
from reportedly.export.dossier_parts import (
    LONGEST,
    Card,
    Cards,
    Facts,
    Heading,
    Notes,
    Quoted,
    Said,
    Section,
    Steps,
    Table,
)
from reportedly.export.outline import shortened
from reportedly.export.visible import one_line


def section(made: Section) -> str:
    """A section, with its heading."""
    id = f"h-{made.id}"
    body = "\n".join(map(dressed, made.parts))
    head = f'<section class="wide" id="{made.id}" aria-labelledby="{id}">\n<h2 id="{id}">{made.title}</h2>'
    return f"{head}\n{body}\n</section>"


@singledispatch
def dressed(part: object) -> str:
    """One part; a picture has a dress of its own on a page, and none here."""
    raise TypeError(f"no dress for {type(part).__name__}")


@dressed.register
def _(part: Said) -> str:
    how = {"lead": ' class="headline"', "soft": ' class="soft"', "alarm": ' class="headline alarm"'}.get(part.how, "")
    return f"<p{how}>{_words(part.words)}</p>"


@dressed.register
def _(part: Facts) -> str:
    rows = "".join(f"<div><dt>{name}</dt><dd>{_linked(value)}</dd></div>" for name, value in part.rows)
    return f'<dl class="facts">{rows}</dl>'


@dressed.register
def _(part: Quoted) -> str:
    lang = (
        f' lang="{safe(part.language)}"' if part.language.replace("-", "").isalnum() and part.language != "und" else ""
    )
    before, claim, after = (safe(shortened(words, LONGEST)) for words in (part.before, part.claim, part.after))
    return f'<blockquote class="said-so"{lang}><p dir="auto">{before}<mark>{claim}</mark>{after}</p></blockquote>'


@dressed.register
def _(part: Steps) -> str:
    from_ = '<span aria-hidden="true">← </span><span class="vh">from </span>'
    lines = (
        f'<li>{from_ if number else ""}<b><bdi>{_words(step.name)}</bdi></b> <span class="soft">{step.kind}</span></li>'
        for number, step in enumerate(part.steps)
    )
    return f'<ol class="steps" aria-label="The way it came, nearest the reader first">{"".join(lines)}</ol>'


@dressed.register
def _(part: Heading) -> str:
    return f"<h3>{part.words}</h3>"


@dressed.register
def _(part: Cards) -> str:
    return f'<ol class="cards">{"".join(map(_card, part.cards))}</ol>'


def _card(card: Card) -> str:
    past = '<span class="key">since succeeded: </span>' if card.past else ""
    lines = "".join(
        f'<p class="line">{f"""<span class="key">{about}</span> """ if about else ""}{_linked(words)}</p>'
        for about, words in card.lines
    )
    head = f'<p class="verdict-words">{past}<b><bdi>{_words(card.title)}</bdi></b></p>'
    return f'<li class="card{" past" if card.past else ""}">{head}<p class="where">{_words(card.about)}</p>{lines}</li>'


@dressed.register
def _(part: Table) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in part.heads)
    rows = "".join("<tr>" + "".join(f"<td>{_linked(cell)}</td>" for cell in row) + "</tr>" for row in part.rows)
    table = f"<table><caption>{part.caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="scroll" tabindex="0" role="group">{table}</div>'


@dressed.register
def _(part: Notes) -> str:
    lines = "".join(f"<li>{_words(note)}</li>" for note in part.lines)
    return f'<ul class="doubts">{lines}</ul>'


def _words(words: str) -> str:
    return safe(one_line(shortened(words, LONGEST)))


def _linked(words: str) -> str:
    """Words, isolated; a link where they are a web address and nothing else."""
    shown = f"<bdi>{_words(words)}</bdi>"
    is_web = words.lower().startswith(("https://", "http://")) and not any(char.isspace() for char in words)
    return f'<a href="{safe(words)}" rel="noreferrer noopener">{shown}</a>' if is_web else shown
