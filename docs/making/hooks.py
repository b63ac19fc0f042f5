"""What mkdocs does beside its plugins: links that lead out of docs/, files that are made, nothing else.

On GitHub a page may link to any file of the repository. On the site a link to one that is a page here leads to that
page, and any other becomes its path in code. A link to a file that does not exist fails the build.
"""

import logging
import os
import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
_LOG = logging.getLogger("mkdocs.hooks.reportedly")
HOMES = {
    "README.md": "index.md",
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "SECURITY.md": "explanation/security.md",
    "training/README.md": "explanation/training.md",
    "src/reportedly/encoder/weights/CARD.md": "explanation/model-card.md",
}
"""Files of the repository that are pages here."""
_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)")
_ANCHORED = re.compile(r'<a id="(?P<id>[^"]+)"></a>\n\n(?P<heading>#+ .*)')
_UNNAMED = re.compile(
    r'aria-labelledby="__nav_\w+_label"(?P<rest>[^>]*>\s*<label[^>]*>\s*(?:<span[^>]*></span>)?\s*)(?P<title>[^<]+?)(?=\s*</label>)'
)
_CODE = re.compile(r"`[^`]+`")
_FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The schemas and the API's description, as files beside the reference."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # mkdocs takes back what a hook does to it while it is loaded
    from docs.making import records, rest

    for name, make in (("reading.schema", records.reading_schema), ("trace.schema", records.trace_schema)):
        files.append(File.generated(config, f"reference/{name}.json", content=make()))
    files.append(File.generated(config, "reference/openapi.json", content=rest.openapi()))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - what mkdocs gives
    """The page, with links out of docs/ led to where they can be followed, and anchors made those of their headings."""
    parts = _FENCE.split(_ANCHORED.sub(r"\g<heading> {#\g<id>}", markdown))
    return "".join(part if part.startswith("```") else _text(part, page) for part in parts)


def _text(part: str, page: Page) -> str:
    """Links led on; in code within a table GitHub wants an escape before "|", which the site would show."""
    led = _LINK.sub(lambda at: _led(at, page), part)
    rows = (
        _CODE.sub(lambda at: at[0].replace("\\|", "|"), row) if row.startswith("|") else row for row in led.split("\n")
    )
    return "\n".join(rows)


def on_post_page(output: str, **_: Any) -> str:  # noqa: ANN401 - what mkdocs gives
    """The theme's page, with names for its search and for its lists of links, which a screen reader needs."""
    search = 'data-md-component="search" role="dialog"'
    return _UNNAMED.sub(
        r'aria-label="\g<title>"\g<rest>\g<title>', output.replace(search, f'{search} aria-label="Search"')
    )


def _led(link: re.Match[str], page: Page) -> str:
    to = link["to"]
    if re.match(r"[a-z]+:", to) or to.startswith("/"):
        return link[0]
    here = posixpath.dirname(page.file.src_uri)
    place = os.path.normpath(posixpath.join("docs", here, to))
    if place.startswith("docs/"):
        return link[0]
    if place in HOMES:
        return f"[{link['words']}]({posixpath.relpath(HOMES[place], here or '.')}{link['anchor'] or ''})"
    if not (ROOT / place).exists():
        _LOG.warning("%s links to %s, which does not exist", page.file.src_uri, place)
    words = link["words"]
    return words if words.strip("`") == place else f"{words} (`{place}`)"
