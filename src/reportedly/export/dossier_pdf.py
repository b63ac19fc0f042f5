"""The dossier of a claim as PDF, by typst: tagged, and to PDF/UA-1 and PDF/A-2a, to which typst itself holds it.

The template (``page/dossier.typ``) gets everything as JSON and sets it as text; no word of it is run as markup. typst
reads within an empty folder alone and knows no packages. Letters come from the fonts that typst carries; where they
lack one, from this machine's; where those lack it too it is a box, and a note at the top says so.
"""

import json
import re
import unicodedata
from datetime import UTC
from tempfile import TemporaryDirectory
from typing import Any

from reportedly.errors import ReportedlyError, SettingsError
from reportedly.export import sealed
from reportedly.export.dossier_sheet import replaced, sheet, strings
from reportedly.export.trace_words import moment
from reportedly.model.dossier import Dossier

STANDARDS = (("ua-1", "a-2a"), ("ua-1",), ("a-2b",), ())
"""What the file is held to, the first that its contents allow: PDF/A asks for a date, and both of the first for letters
that map back to the text, which the shapes of Arabic may not."""
_BOX = "□"
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_NUMBER = re.compile(r"\\u\{([0-9a-f]{2,6})\}")
_PROBE = b'#set document(title: "letters")\n#set text(lang: "en")\n#for x in json(bytes(sys.inputs.data)) [#x ]'
_ROUNDS = 8
_TOLD = 12
"""So many of the characters that no font has are told by number."""


def encode(dossier: Dossier, *, made_at: str) -> bytes:
    """The PDF of ``dossier``; ``made_at`` (ISO 8601) is its date. The same of both gives the same bytes on one machine.

    Raises SettingsError where the extra ``dossier`` is not installed.
    """
    typst = _typst()
    data = sheet(dossier, made_at)
    found = moment(made_at)
    stamp = int(found.replace(tzinfo=UTC).timestamp()) if found else 0
    with TemporaryDirectory(prefix="reportedly-pdf-") as empty:
        press = _Press(typst, empty, stamp)
        letters = {char for words in strings(data) for char in words if not char.isascii()}
        missing = press.missing(letters)
        if missing:
            press.system = True
            rest = press.missing(letters)
            press.system, missing = rest < missing, rest
        return press.printed(data, missing)


def _typst() -> Any:  # noqa: ANN401 - a compiled module, wanted only by who prints
    try:
        import typst
    except ImportError:
        what, todo = "PDF needs the extra 'dossier'", "Run pip install 'reportedly[dossier]'; or write .html."
        raise SettingsError(what, where="typst", todo=todo) from None
    return typst


class _Press:
    """typst, shut in an empty folder; ``system``: whether it may use the machine's fonts."""

    def __init__(self, typst: Any, empty: str, stamp: int) -> None:  # noqa: ANN401 - as above
        self._typst, self._empty, self._stamp, self.system = typst, empty, stamp, False

    def printed(self, data: dict[str, Any], missing: set[str]) -> bytes:
        """The PDF, with a sign in place of each letter that is missing, and a note that tells so."""
        template = sealed.text_of("dossier.typ").encode()
        standards = list(STANDARDS)
        for _ in range(_ROUNDS):
            signs = {ord(char): _sign(char) for char in missing}
            about = {key: data[key] for key in ("title", "description")}  # metadata, which no font has to draw
            try:
                return self._compile(template, replaced(data, signs) | about | {"note": _note(missing)}, standards[0])
            except self._typst.TypstError as error:
                if lacking := _lacking(error) - missing:
                    missing = missing | lacking
                elif not standards[1:]:
                    raise _fault(error) from None
                else:
                    standards.pop(0)
        raise ReportedlyError("too many letters without a font", where="dossier", todo="Write .html instead.")

    def missing(self, letters: set[str]) -> set[str]:
        """Those of ``letters`` that no font has; letters for private use mean nothing to anybody else's."""
        private = {char for char in letters if unicodedata.category(char) == "Co"}
        try:
            self._compile(_PROBE, sorted(letters - private), STANDARDS[1])
        except self._typst.TypstError as error:
            return private | (_lacking(error) & letters)
        return private

    def _compile(self, source: bytes, data: object, standards: tuple[str, ...]) -> bytes:
        made = self._typst.compile(
            source,
            format="pdf",
            root=self._empty,
            ignore_system_fonts=not self.system,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=list(standards),
            package_path=self._empty,
            package_cache_path=self._empty,
            timestamp=self._stamp,
        )
        return bytes(made)


def _lacking(error: Any) -> set[str]:  # noqa: ANN401 - typst's own
    """The letters that typst says it has no font for; it writes the odder ones by number."""
    said = _NUMBER.sub(lambda found: chr(int(found[1], 16)), f"{error}\n{error.diagnostic}")
    return {char for words in _MISSING.findall(said) for char in words if not char.isascii()}


def _sign(char: str) -> str:
    """What stands for a letter without a font: the number of a control's sign, else a box."""
    return f"⟨{ord(char) - 0x2400:02X}⟩" if 0x2400 <= ord(char) <= 0x2421 else _BOX


def _note(missing: set[str]) -> str:
    """What a reader must know of the boxes; empty where there are none."""
    boxed = sorted(char for char in missing if _sign(char) == _BOX)
    if not boxed:
        return ""
    told = ", ".join(f"U+{ord(char):04X}" for char in boxed[:_TOLD])
    more = f" and {len(boxed) - _TOLD} more" if len(boxed) > _TOLD else ""
    return (
        f"This file lacks letters: no font at hand has {told}{more}. Each stands as {_BOX} here. The dossier as a page "
        "(HTML) has every letter; so has this file where such a font is installed when it is made."
    )


def _fault(error: Any) -> ReportedlyError:  # noqa: ANN401 - as above
    what = f"typst could not set it: {error.message}"
    return ReportedlyError(what, where="dossier", todo="This is a fault of the program; write .html instead.")
