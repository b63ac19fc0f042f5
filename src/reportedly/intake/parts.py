"""Parts of a page that are no part of its report: embedded posts, comments, advertisements, teasers, hidden words.

They are known by the names that sites give them (``vocab/page_parts.csv``) and by markup that no reader sees. An
element that holds the headline, or most of the page's words, is never taken out whatever it is called.
"""

import re
from collections import Counter
from typing import Any

from reportedly.intake.canonical import collapse
from reportedly.intake.seen import INLINE, alter, is_hidden, named, names_of

_MOST = 0.5
"""An element with this share of the page's words holds the report itself: class names describe pages as a whole too."""
_MOST_HIDDEN = 0.75
"""A page that hides so much shows it piece by piece, as galleries and quizzes do: it is the report."""
_REPORT = 400  # characters; a report that is shorter than its comments, with the page around it
_LEAST = 80  # characters of English that make a page's other language a second one
_GALLERY = 3  # captions; an article with two pictures is no gallery
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


def is_figures(table: Any) -> bool:
    """Whether ``table`` holds figures or facts; a layout table holds paragraphs, tables or long passages."""
    if table.find(".//table") is not None or table.find(".//h1") is not None or table.find(".//p") is not None:
        return False
    cells = [collapse(cell.text_content()) for cell in table.iter("td", "th")]
    return len(cells) >= 4 and max(map(len, cells)) <= 160 and any(any(map(str.isdigit, cell)) for cell in cells)


def take_out(page: Any) -> Counter[str]:
    """Takes such parts out of ``page`` (an lxml tree, changed in place); how many of each kind there were."""
    alter(page)
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
            and node.tag in INLINE - {"br", "img"}
            and (node.tail or "").strip()
            and node.find(".//br") is None
        ):
            _drop(node)


def name_paragraphs(page: Any) -> bool:
    """Makes paragraphs of the innermost ``<div>`` elements that hold sentences; whether there were two or more."""
    inner = [
        node
        for node in page.iter("div")
        if all(child.tag in INLINE for child in node if isinstance(child.tag, str)) and _SENTENCE.search(_words(node))
    ]
    for node in inner:
        node.tag = "p"
    return len(inner) > 1


def _part(node: Any) -> tuple[str, list[Any]]:
    """What ``node`` shows to be no part of the report, and the elements that are it."""
    if is_hidden(node):
        return "hidden", [node]
    kind = next((named("class")[name] for name in names_of(node) if name in named("class")), None)
    if kind and kind != "pull quote":
        return kind, [node]
    if node.tag in _HEADINGS and (kind := named("heading").get(_plain(node))):
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


def _line(node: Any) -> str | None:
    """Whether a passage is an appeal, a print note, or a link to another report."""
    if any(child.tag not in INLINE for child in node if isinstance(child.tag, str)):
        return None
    words = collapse(node.text_content())
    low = words.lower().replace("’", "'")
    if not words or len(words) > 300:
        return None
    if kind := named("line").get(_DIGITS.sub("#", low.strip(" .:·•|"))):
        return kind
    if kind := next((part for opening, part in named("opening").items() if low.startswith(opening)), None):
        return kind
    linked = sum(len(collapse(link.text_content())) for link in node.iter("a"))
    lead = low.partition(":")[0]
    return "related" if linked and lead in named("lead") and linked >= len(words) - len(lead) - 2 else None


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
        n
        for n in page.iter()
        if isinstance(n.tag, str) and any(named("class").get(x) == "pull quote" for x in names_of(n))
    ]
    if not pulled:
        return
    body = _skeleton(_words(page))
    for node in pulled:
        words = _skeleton(_words(node))
        if words and body.count(words) > 1 and node.getparent() is not None:
            node.drop_tree()


def drop_boxes_of_figures(page: Any) -> None:
    """Takes out boxes with a table of figures and a heading alone: without the table the heading is of nothing."""
    for table in [table for table in page.iter("table") if is_figures(table)]:
        if heading_alone(table) is not None:
            table.getparent().drop_tree()


def heading_alone(table: Any) -> Any | None:
    """The heading of a box that holds nothing else but ``table``; None where there is no such box."""
    box, heading = table.getparent(), table.getprevious()
    alone = heading is not None and heading.getprevious() is None and table.getnext() is None
    return heading if alone and box is not None and box.tag in _BOXES and heading.tag in _HEADINGS else None


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
