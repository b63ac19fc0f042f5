"""Files as an annotator gives them back: an export, changed by hand."""

import io
import json
import zipfile
from pathlib import Path

from reportedly.archive.archive import Archive
from reportedly.service import exports


def brat_of(archive, key):
    """Name, lines of the .ann, and the .txt of an article's export."""
    data = b"".join(exports.of_report(archive, "brat", key).pieces)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        (name,) = (one[:-4] for one in packed.namelist() if one.endswith(".ann"))
        return name, packed.read(f"{name}.ann").decode().splitlines(), packed.read(f"{name}.txt")


def zipped(*pairs):
    """A ZIP file of (name, .ann, .txt)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, ann, txt in pairs:
            packed.writestr(f"{name}.ann", ann if isinstance(ann, bytes) else "".join(f"{line}\n" for line in ann))
            packed.writestr(f"{name}.txt", txt)
    return out.getvalue()


def by_hand(place, key, packed, cue, content):
    """What an annotator does to an article's export: one cue (record, words) is moved, one attribution added."""
    with Archive(place) as archive:
        name, lines, txt = brat_of(archive, key)
    text = txt.decode()
    record, words = cue
    at = text.index(words)
    lines = moved(lines, record, "Cue", at, at + len(words), text)
    at = text.index(content)
    Path(packed).write_bytes(zipped((name, added(lines, [("Content", (at, at + len(content)))], text), txt)))


def mark(lines, record, role):
    """The number of the line that marks a role of the attribution of that record."""
    head = next(line.split()[2].partition("\t")[0] for line in lines if line.endswith(f"\t{record}"))
    if role == "Content":
        wanted = head
    else:
        related = next(line for line in lines if f"{role}-of Arg1:" in line and line.endswith(f"Arg2:{head}"))
        wanted = related.split("Arg1:")[1].split()[0]
    return next(at for at, line in enumerate(lines) if line.startswith(f"{wanted}\t"))


def moved(lines, record, role, start, end, text):
    """The lines with that mark on other words of the text."""
    at = mark(lines, record, role)
    id, rest = lines[at].split("\t")[:2]
    return [*lines[:at], f"{id}\t{rest.split()[0]} {start} {end}\t{text[start:end]}", *lines[at + 1 :]]


def added(lines, parts, text):
    """The lines with an attribution more: (role, span) of each part, the content first."""
    new = []
    for number, (role, (start, end)) in enumerate(parts, 900):
        new.append(f"T{number}\t{role} {start} {end}\t{text[start:end]}")
        if role != "Content":
            new.append(f"R{number}\t{role}-of Arg1:T{number} Arg2:T900")
    return [*lines, *new]


def without(lines, *wanted):
    """The lines without marks: what brat leaves when somebody deletes them."""
    ids = {line.split("\t")[0] for at, line in enumerate(lines) if at in wanted}
    return [
        line
        for line in lines
        if line.split("\t")[0] not in ids and not ids & set(line.replace("\t", " ").replace(":", " ").split()[:6])
    ]


def web_of(archive, key):
    """The Web Annotations of an article's export: the whole, and its items."""
    whole = json.loads(b"".join(exports.of_report(archive, "annotations", key).pieces))
    return whole, whole["first"]["items"]


def item(items, role, record):
    """The annotation of a role of a record."""
    return next(one for one in items if {role, record} <= {body["value"] for body in one["body"]})


def on(target, start, end, text):
    """A target moved to other words."""
    quote = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - 32) : start]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {**target, "selector": [quote | {"suffix": text[end : end + 32]}, position]}
