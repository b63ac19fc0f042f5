"""Parts of a page that are no part of its report: embedded posts, comments, advertisements, teasers, hidden words.

They are known by the names that sites give them (``vocab/page_parts.csv``) and by markup that no reader sees. An
element that holds the headline, or most of the page's words, is never taken out whatever it is called.
"""

import re
from collections import Counter
from copy import deepcopy
from functools import cache
from typing import Any

from reportedly.intake.canonical import collapse
from reportedly.vocab import rows

_MOST = 0.5
"""An element with this share of the page's words holds the report itself: class names describe pages as a whole too."""
_MOST_HIDDEN = 0.75
"""A page that hides so much shows it piece by piece, as galleries and quizzes do: it is the report."""
_REPORT = 400  # characters; a report that is shorter than its comments, with the page around it
_LEAST = 80  # characters of English that make a page's other language a second one
_GALLERY = 3  # captions; an article with two pictures is no gallery
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])"
)
_NOTE = re.compile(r"\b(?:footnotes?|footnote-ref|reference|fn|noteref|endnote)\b")
_MARK = re.compile(r"\[\d{1,3}\]|[*†‡§]")
_BOXES = frozenset(
    {"div", "section", "aside", "article", "nav", "ul", "ol", "form", "details", "amp-accordion", "figure"}
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "noscript"})
_PARTED = frozenset({"p", "li", "div", "h2", "h3", "h4", "h5", "span"})
_HOLDS = "descendant-or-self::h1 or descendant-or-self::main or self::body or self::html"
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)\]']*\s*\Z")
_SKELETON = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_STRUCK = frozenset({"s", "strike", "del"})
_INLINE = frozenset("a abbr b bdi br cite code em font i img ins mark q s small span strong sub sup time u wbr".split())


def read_words(leaf: Any) -> str | None:
    """The words of ``leaf`` as a reader reads them, where they are not those of its markup; None where they are."""
    if not any(_altered(node) for node in leaf.iterdescendants()):
        return None
    copy = deepcopy(leaf)
    copy.tail = None
    _alter(copy)
    return collapse("".join(copy.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")))


def is_note_mark(node: Any) -> bool:
    """Whether ``node`` is the mark of a footnote: a figure that carries one is another figure with it (312¹, 3121)."""
    if node.tag != "sup":
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower().replace("_", "-")
    points = any((link.get("href") or "").startswith("#") for link in node.iter("a"))
    return bool(points or _NOTE.search(names) or _MARK.fullmatch(collapse(node.text_content())))


def _altered(node: Any) -> bool:
    """Whether an inline element is read otherwise than it is written: notes' marks, hidden and struck words, ``<q>``."""
    if node.tag not in _INLINE and node.tag not in _STRUCK:
        return False
    if node.tag == "q" or node.tag in _STRUCK or is_note_mark(node) or _is_hidden(node):
        return True
    return any(_by("inline").get(name) or _classes().get(name) == "hidden" for name in _names(node))


def _alter(root: Any) -> None:
    """Makes the words within ``root`` those that a reader reads; a browser draws the marks of ``<q>`` itself."""
    for node in [node for node in root.iterdescendants() if isinstance(node.tag, str) and _altered(node)]:
        if node.tag != "q":
            _drop(node)
            continue
        node.text = "“" + (node.text or "").lstrip()
        if len(node):
            node[-1].tail = (node[-1].tail or "").rstrip() + "”"
        else:
            node.text = node.text.rstrip() + "”"
        node.tag = "span"


def is_figures(table: Any) -> bool:
    """Whether ``table`` holds figures or facts; a layout table holds paragraphs, tables or long passages."""
    if table.find(".//table") is not None or table.find(".//h1") is not None or table.find(".//p") is not None:
        return False
    cells = [collapse(cell.text_content()) for cell in table.iter("td", "th")]
    return len(cells) >= 4 and max(map(len, cells)) <= 160 and any(any(map(str.isdigit, cell)) for cell in cells)


def take_out(page: Any) -> Counter[str]:
    """Takes such parts out of ``page`` (an lxml tree, changed in place); how many of each kind there were."""
    _alter(page)
    _part_lines(page)
    lengths = _lengths(page)
    found: dict[str, list[Any]] = {}
    gone: set[Any] = set()
    for node in lengths:
        if node.getparent() in gone:
            gone.add(node)
            continue
        kind, some = _part(node)
        for one in some:
            if one not in gone and lengths[one] and not one.xpath(_HOLDS) and _may_go(one, kind, lengths, page):
                gone.add(one)
                found.setdefault(kind, []).append(one)
    taken: Counter[str] = Counter()
    for kind, some in found.items():
        most = _MOST_HIDDEN if kind == "hidden" else _MOST
        if kind == "comments" or sum(lengths[one] for one in some) < most * lengths[page]:
            taken[kind] = len(some)
            for one in some:
                _drop(one)
    _drop_wordless(page)
    for language in _other_languages(page):
        taken[f"language {language}"] += 1
    _drop_repeated_quotes(page)
    _drop_boxes_of_figures(page)
    _name_captions(page)
    return taken


def _may_go(node: Any, kind: str, lengths: dict[Any, int], page: Any) -> bool:
    """Whether ``node`` is not most of the page; comments may be, where they come after a headline and some words."""
    if kind != "comments" or lengths[node] < _MOST * lengths[page]:
        return lengths[node] < _MOST * lengths[page]
    return lengths[page] - lengths[node] > _REPORT and bool(node.xpath("preceding::h1"))


def _drop(node: Any) -> None:
    """Takes ``node`` out; what follows it stays."""
    if node.getparent() is not None:
        node.drop_tree()


def _drop_wordless(page: Any) -> None:
    """Takes out icons and emptied marks that words follow: trafilatura drops those words with an empty element."""
    for node, length in _lengths(page).items():
        if (
            not length
            and node.tag in _INLINE - {"br", "img"}
            and (node.tail or "").strip()
            and node.find(".//br") is None
        ):
            _drop(node)


def name_paragraphs(page: Any) -> bool:
    """Makes paragraphs of the innermost ``<div>`` elements that hold sentences; whether there were two or more."""
    inner = [
        node
        for node in page.iter("div")
        if all(child.tag in _INLINE for child in node if isinstance(child.tag, str)) and _SENTENCE.search(_words(node))
    ]
    for node in inner:
        node.tag = "p"
    return len(inner) > 1


def _part(node: Any) -> tuple[str, list[Any]]:
    """What ``node`` shows to be no part of the report, and the elements that are it."""
    if _is_hidden(node):
        return "hidden", [node]
    kind = next((_classes()[name] for name in _names(node) if name in _classes()), None)
    if kind and kind != "pull quote":
        return kind, [node]
    if node.tag in _HEADINGS and (kind := _by("heading").get(_plain(node))):
        return kind, _under(node)
    if node.tag == "article" and next(node.iterancestors("article"), None) is not None and _is_teaser(node):
        return "related", [node]
    kind = _line(node) if node.tag in _PARTED else None
    return (kind, [node]) if kind else ("", [])


def _under(heading: Any) -> list[Any]:
    """The box that begins with ``heading``, or the heading with the list after it."""
    box, after = heading.getparent(), heading.getnext()
    if box is not None and box.tag in _BOXES and heading.getprevious() is None and not (box.text or "").strip():
        return [box]
    return [heading, after] if after is not None and after.tag in {"ul", "ol"} else [heading]


def _lengths(page: Any) -> dict[Any, int]:
    """How many characters of words each element holds, in the order of the page; scripts and styles hold none."""
    lengths = {node: 0 for node in page.iter() if isinstance(node.tag, str)}
    for node in reversed(lengths):
        lengths[node] = 0 if node.tag in _SILENT else lengths[node] + len((node.text or "").strip())
        if node is not page and (above := node.getparent()) is not None:
            lengths[above] += lengths[node] + len((node.tail or "").strip())
    return lengths


def _is_hidden(node: Any) -> bool:
    if node.tag in {"template", "svg"} or node.get("hidden") is not None:
        return True
    return node.get("aria-hidden") == "true" or bool(_HIDDEN.search((node.get("style") or "").lower()))


def _names(node: Any) -> list[str]:
    """Class names and the id, in lower case; BEM's ``block__related`` has its element's name too."""
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower().split()
    return names + [part for name in names if "__" in name for part in name.split("__")[1:]]


def _line(node: Any) -> str | None:
    """Whether a passage is an appeal, a print note, or a link to another report."""
    if any(child.tag not in _INLINE for child in node if isinstance(child.tag, str)):
        return None
    words = collapse(node.text_content())
    low = words.lower().replace("’", "'")
    if not words or len(words) > 300:
        return None
    if kind := _by("line").get(_DIGITS.sub("#", low.strip(" .:·•|"))):
        return kind
    if kind := next((part for opening, part in _by("opening").items() if low.startswith(opening)), None):
        return kind
    linked = sum(len(collapse(link.text_content())) for link in node.iter("a"))
    lead = low.partition(":")[0]
    return "related" if linked and lead in _by("lead") and linked >= len(words) - len(lead) - 2 else None


def _is_teaser(article: Any) -> bool:
    """Whether a nested article's heading is a link: it stands for another report."""
    heading = next(article.iter("h2", "h3", "h4"), None)
    return heading is not None and is_link(heading)


def is_link(node: Any) -> bool:
    """Whether all words of ``node`` are a link's, or it stands in a link."""
    if next(node.iterancestors("a"), None) is not None:
        return True
    words = _words(node)
    return bool(words) and sum(len(_words(link)) for link in node.iter("a")) >= len(words)


def _other_languages(page: Any) -> list[str]:
    """Takes out passages in another language than English where the page has them in both; the languages' codes."""
    passages: dict[str, list[Any]] = {}
    english = 0
    for node in page.iter("p", "div", "section", "article"):
        labelled = next((one for one in (node, *node.iterancestors()) if one.get("lang")), None)
        language = labelled.get("lang").partition("-")[0].lower() if labelled is not None else ""
        if node is labelled and language not in {"", "en"}:
            passages.setdefault(language, []).append(node)
        elif language == "en" and node.tag == "p":
            english += len(_words(node))
    if english < _LEAST:
        return []
    gone = []
    for language, nodes in passages.items():
        foreign = [node for node in nodes if not node.xpath("descendant-or-self::*[starts-with(@lang, 'en')]")]
        if sum(len(_words(node)) for node in foreign) >= _LEAST:
            gone.append(language)
            for node in foreign:
                node.drop_tree()
    return gone


def _part_lines(page: Any) -> None:
    """Makes paragraphs of a ``<pre>`` that holds sentences parted by blank lines, as wire copy and old mail has it."""
    for node in page.xpath("//pre[not(.//*)]"):
        parts = [part for part in _BLANK_LINE.split(node.text or "") if part.strip()]
        if len(parts) > 1 and sum(bool(_SENTENCE.search(part)) for part in parts) * 2 > len(parts):
            node.tag, node.text = "div", None
            for part in parts:
                paragraph = node.makeelement("p")
                paragraph.text = part
                node.append(paragraph)


def _drop_repeated_quotes(page: Any) -> None:
    """Takes out pull quotes whose words the report has elsewhere; one that stands alone is kept."""
    pulled = [
        n for n in page.iter() if isinstance(n.tag, str) and any(_classes().get(x) == "pull quote" for x in _names(n))
    ]
    if not pulled:
        return
    body = _skeleton(_words(page))
    for node in pulled:
        words = _skeleton(_words(node))
        if words and body.count(words) > 1 and node.getparent() is not None:
            node.drop_tree()


def _drop_boxes_of_figures(page: Any) -> None:
    """Takes out boxes with a table of figures and a heading alone: without the table the heading is of nothing."""
    for table in [table for table in page.iter("table") if is_figures(table)]:
        box, heading = table.getparent(), table.getprevious()
        alone = heading is not None and heading.getprevious() is None and table.getnext() is None
        if alone and box is not None and box.tag in _BOXES and heading.tag in _HEADINGS:
            box.drop_tree()


def _name_captions(page: Any) -> None:
    """Makes paragraphs of a gallery's captions: they are its report where they hold more words than its paragraphs."""
    captions = list(page.iter("figcaption"))
    paragraphs = sum(
        len(_words(node)) for node in page.iter("p") if next(node.iterancestors("figcaption"), None) is None
    )
    if len(captions) < _GALLERY or sum(len(_words(node)) for node in captions) <= paragraphs:
        return
    for node in captions:
        if node.find(".//p") is None:
            node.tag = "p"
        node.attrib.clear()
        for figure in node.iterancestors("figure"):
            figure.tag = "div"


def _words(node: Any) -> str:
    return collapse("".join(node.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")))


def _plain(node: Any) -> str:
    words = collapse(node.text_content()) if len(node) < 4 else ""
    return words.lower().rstrip(":").replace("’", "'") if len(words) < 40 else ""


def _skeleton(words: str) -> str:
    return "".join(_SKELETON.findall(words.casefold()))


@cache
def _by(way: str) -> dict[str, str]:
    return {row["words"].lower(): row["part"] for row in rows("page_parts") if row["by"] == way}


def _classes() -> dict[str, str]:
    return _by("class")
