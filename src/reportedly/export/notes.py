"""What stands beside the origins on a page: cautions, and who answered a claim or did not."""

from collections.abc import Iterable, Iterator

from reportedly.export.article import anchor, safe
from reportedly.export.outline import Outline, shortened
from reportedly.export.visible import one_line
from reportedly.export.witness import SIGNS, rule_line
from reportedly.model.cautions import Caution


def cautions(cautions: Iterable[Caution]) -> str:
    """Each caution's sentence; its reason, its claims and the rule unfold under it."""
    lines = []
    for one in cautions:
        sign = f'<span class="sign" aria-hidden="true">{SIGNS[one.severity]}</span><b>{one.severity}</b>'
        on = f'<p class="soft">on {links(one.claims[:12])}</p>' if one.claims else ""
        rule = f'<p class="soft">{safe(one.asks)} <span class="key">{safe(rule_line(one))}</span></p>'
        body = f"<p>{safe(one_line(one.why))}</p>{on}{rule}"
        said = f"<details><summary>{sign} {safe(one.says)}</summary>{body}</details>"
        lines.append(f'<li class="w-{one.severity}">{said}</li>')
    return f'<ul class="cautions">{"".join(lines)}</ul>' if lines else ""


def notices(seen: Outline) -> Iterator[str]:
    """Who denied, confirmed, was silent …: each passage, linked to its place, and the claims it answers."""
    parts = []
    for group in seen.answered:
        parts.append(f"<dt>{group.title}</dt>")
        for number, reply in enumerate(group.replies, 1):
            on = f" on {links(reply.claims)}" if reply.claims else ""
            said = safe(shortened(seen.words([reply.span]), 200))
            tie = f' title="{safe(one_line(reply.why))}"' if reply.why else ""
            parts.append(f'<dd{tie}><a href="#t-{group.place}-{number}"><bdi>“{said}”</bdi></a>{on}</dd>')
    if parts:
        yield f'<dl class="notes">{"".join(parts)}</dl>'


def links(ids: Iterable[str]) -> str:
    """Links to the cards of claims."""
    return ", ".join(f'<a href="#{anchor(id)}">{safe(id)}</a>' for id in ids)
