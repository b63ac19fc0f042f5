"""Wire copy: telex (ZCZC … NNNN) and ANPA 1312 (^…<) headers, slugs, takes, end marks.

The forms are those of the ANPA and IPTC 7901 transmission standards, and of agencies' stylebooks for "(MORE)", "-30-".
"""

import re
from collections.abc import Iterator

from reportedly.intake.sent import Copy

_MARK = re.compile(
    r"ZCZC\b|NNNN\s*\Z|\(-{0,2} ?MORE ?-{0,2}\)\s*\Z|-{1,2} ?MORE ?-{1,2}\s*\Z|-(?:0|30)-\s*\Z|"
    r"\^.{0,200}[<=]\s*\Z|ENDITEM\s*\Z|\(END\)\s*\Z"
)
_END = re.compile(r"-(?:0|30)-|NNNN|\(?-?ENDS?-?\)|ENDITEM|\(END\)|###")
_MORE = re.compile(r"\(?-{0,2} ?\(?MORE(?: TO COME)?\)? ?-{0,2}\)?", re.IGNORECASE)
_START = re.compile(r"ZCZC\b.*|[UBRFDSPA] ?[A-Z]{0,2} ?[A-Z]{2}-[A-Z0-9-]+\b.*|(?:URGENT|BULLETIN|FLASH|PRIORITY)")
_CLOCK = re.compile(
    r"[A-Z]{3,9} \d{1,2}(?:, \d{4})? \d{4}(?:GMT)?|\d{4}GMT.*|[A-Z]{2,3}-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}(?:GMT|E[SD]T)?<?"
)
_SIGNED = re.compile(r"[A-Z]{2,5} [A-Z]{2,3}(?:/[A-Z]{2,3}){1,3}")
_BYLINE = re.compile(r"By ([A-Z][\w.'’ -]{2,60})", re.IGNORECASE)
_ANPA = re.compile(r"\^(.*?)[<=]?\s*")
_SLUG = re.compile(r"[A-Z]{2}-\S|Eds?:|\w+-\w+.*,\d{3,4}\Z")
_ADDED = re.compile(
    r"\A\((?:urgent|lead|\d?\w{0,3} ?LD|update\S*|correct\w+|yearender|feature)\b[^)]{0,30}\)\s*", re.IGNORECASE
)
_LINE = 400
"""Code points of a line of a wire's own, at most: a longer one is a paragraph of the report."""
_ANOTHER = 20
"""So many words behind the end mark are another report; transmission lines have fewer."""
_NOTE = re.compile(r"\((?:ATTN|EDS?|EDITORS|NOTE)\b:?[^)]{1,200}\)", re.IGNORECASE)
_RULE = re.compile(r"[_*-]{3,}")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w .]{1,30})?(?:, [A-Z]\w{2,9}\.? \d{1,2})? "
    r"\(([A-Z][\w .&-]{1,30})\) ?(?:-{1,2}|–|—|_) ?"
)


def read(text: str) -> Copy | None:
    """The report in wire copy; None where ``text`` has none of a wire's marks at its edges."""
    lines = [line.rstrip() for line in text.split("\n")]
    marked = [n for n, line in enumerate(lines) if _MARK.match(line.strip())]
    if not marked:
        return None
    if any(lines[n].startswith("^") for n in marked):
        return _anpa(lines)
    return _telex(lines)


def _anpa(lines: list[str]) -> Copy:
    """Header lines begin with ^ and end with < or =; the first that is no slug or note is the headline."""
    marked = [line for line in lines if line.startswith("^") and len(line) <= _LINE]
    heads = [match[1].strip() for line in marked if (match := _ANPA.fullmatch(line))]
    authors = tuple(match[1].strip() for head in heads if (match := _BYLINE.fullmatch(head)))
    rest = [head for head in heads if head and not _SLUG.match(head) and not _BYLINE.fullmatch(head)]
    title = rest[0] if rest else None
    known = frozenset(marked)
    body = [line for line in lines if line not in known and not _is_furniture(line.strip())]
    return Copy(
        "\n".join([*([title, ""] if title else []), *body]).strip("\n"),
        title=title,
        publisher=rest[1] if len(rest) > 1 else _agency(body),
        authors=authors,
    )


def _telex(lines: list[str]) -> Copy:
    end = next((n for n, line in enumerate(lines) if _END.fullmatch(line.strip())), len(lines))
    start = next((n for n, line in enumerate(lines[:end]) if line.strip() and not _is_above(line.strip())), 0)
    title = _ADDED.sub("", lines[start].strip(), count=1)
    authors: tuple[str, ...] = ()
    body = lines[start + 1 : end]
    if body and (match := _BYLINE.fullmatch(body[0].strip())):
        authors, body = (match[1].strip(),), body[1:]
    body = [line for line in body if not _NOTE.fullmatch(line.strip())]
    while body and (not body[-1].strip() or _SIGNED.fullmatch(body[-1].strip())):
        body.pop()
    words = list(_takes(body, title))
    behind = sum(len(line.split()) for line in lines[end + 1 :])
    told = [f"Behind the end mark the file goes on for {behind:,} words: give each report as a file of its own."]
    return Copy(
        "\n".join([title, "", *words]),
        title=title,
        publisher=_agency(words),
        authors=authors,
        warnings=told if behind >= _ANOTHER else [],
    )


def _takes(body: list[str], title: str) -> Iterator[str]:
    """The lines without what stands between two pages: "(MORE)", the time, the slug with the next page's number."""
    slug = re.compile(
        rf"{re.escape(' '.join(re.findall(r'[A-Za-z]+', title)[:2]))}\S* (?:\d|ADD|TAKE)\b.*", re.IGNORECASE
    )
    between = False
    for line in body:
        bare = line.strip()
        if _MORE.fullmatch(bare):
            between = True
        elif between and (not bare or _CLOCK.fullmatch(bare) or slug.fullmatch(bare) or _is_start(bare)):
            continue
        elif not _is_furniture(bare):
            between = False
            yield line


def _is_above(line: str) -> bool:
    return _is_start(line) or _RULE.fullmatch(line) is not None


def _is_start(line: str) -> bool:
    return len(line) <= _LINE and _START.fullmatch(line) is not None


def _is_furniture(line: str) -> bool:
    return any(mark.fullmatch(line) for mark in (_END, _MORE, _CLOCK, _RULE))


def _agency(lines: list[str]) -> str | None:
    """Whom the dateline names: "PORT LINTEL, March 3 (Meridian) -"."""
    return next((match[1] for line in lines if (match := _DATELINE.match(line))), None)
