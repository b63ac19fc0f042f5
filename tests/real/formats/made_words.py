"""Word processors' files: DOCX with all that a DOCX can hold, ODT, a sheet."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES = (
    f'<?xml version="1.0"?><w:footnotes {_W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r>'
    '</w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Letter of 12 January, seen by the '
    "Courier.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
_CHANGED = f"""<w:p {_W}><w:r><w:t xml:space="preserve">The inspector, Tova Rehn, </w:t></w:r>
<w:del w:id="1" w:author="Sub"><w:r><w:delText>claimed</w:delText></w:r></w:del><w:ins w:id="2" w:author="Sub"><w:r>
<w:t>said</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> that </w:t></w:r><w:moveFrom w:id="5"><w:r><w:t>moved
away </w:t></w:r></w:moveFrom><w:commentRangeStart w:id="9"/><w:r><w:t>the owner had been warned</w:t></w:r>
<w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:r><w:t xml:space="preserve"> in January.</w:t></w:r></w:p>"""
_GONE = f"""<w:p {_W}><w:pPr><w:rPr><w:del w:id="7" w:author="Sub"/></w:rPr></w:pPr><w:del w:id="8" w:author="Sub"><w:r>
<w:delText>The owner is a liar, a neighbour said.</w:delText></w:r></w:del></w:p>"""
_BOX = f"""<w:p {_W} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:r>
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>“It was too early,”
said a worker.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>
<w:txbxContent><w:p><w:r><w:t>“It was too early,” said a worker.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>
</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Three men are in hospital, the clinic said.</w:t></w:r></w:p>"""
_COMMENTS = (
    f'<?xml version="1.0"?><w:comments {_W}><w:comment w:id="9" w:author="Lawyer"><w:p><w:r><w:t>Can we prove this?'
    "</w:t></w:r></w:p></w:comment></w:comments>"
)


def edited() -> bytes:
    """A report on its way through the desk: changes not yet accepted, a comment, a note, a box, a table, a header."""
    import docx
    from docx.oxml import parse_xml

    file = docx.Document()
    file.core_properties.title, file.core_properties.author = "Template", "Bo Lund"
    file.core_properties.created = datetime(2026, 3, 3, 9, 0)
    file.sections[0].header.paragraphs[0].text = "Sorrel Post – confidential draft"
    file.sections[0].footer.paragraphs[0].text = "Page 1"
    file.add_heading("Three hurt in blast at Sorrel quarry", 0)
    body = file.element.body
    for markup in (_CHANGED, _GONE):
        body.insert(len(body) - 1, parse_xml(markup.replace("\n", "")))
    table = file.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("2024", "1 hurt", "2025", "4 hurt"), strict=True
    ):
        cell.text = words
    body.insert(len(body) - 1, parse_xml(_BOX.replace("\n", " ").replace("<w:t> ", "<w:t>").replace("> <", "><")))
    out = io.BytesIO()
    file.save(out)
    return _with_notes(out.getvalue())


def _with_notes(data: bytes) -> bytes:
    """The file with its footnotes and comments, which python-docx can't write."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            words = old.read(name)
            if name == "[Content_Types].xml":
                words = re.sub(rb"</Types>", _types().encode() + rb"</Types>", words)
            if name == "word/_rels/document.xml.rels":
                words = re.sub(rb"</Relationships>", _relations().encode() + rb"</Relationships>", words)
            new.writestr(zipfile.ZipInfo(name), words)
        new.writestr(zipfile.ZipInfo("word/footnotes.xml"), _NOTES)
        new.writestr(zipfile.ZipInfo("word/comments.xml"), _COMMENTS)
    return out.getvalue()


def _types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}+xml"/>' for name in ("footnotes", "comments")
    )


def _relations() -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return "".join(
        f'<Relationship Id="rX{name}" Type="{kind}/{name}" Target="{name}.xml"/>' for name in ("footnotes", "comments")
    )


_ODT_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)
_ODT = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODT_NAMES}
xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>The owner is a liar.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Bridge at Holm closed</text:h>
<text:p>The bridge<text:s text:c="1"/>at Holm was <text:span>closed</text:span> on Wednesday after cracks were found
in two of its six piers<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Report of 3 March.</text:p></text:note-body></text:note>, the road office said.
<office:annotation><dc:creator>Sub</dc:creator>
<text:p>Check this.</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>Lorries go over Lower Sorrel.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Piers</text:p></table:table-cell><table:table-cell><text:p>6</text:p>
</table:table-cell></table:table-row></table:table>
<text:p>“We found it by chance,” said its head,<text:line-break/>Nils Aker.</text:p>
</office:text></office:body></office:document-content>"""
_ODT_META = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_ODT_NAMES}
xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><meta:initial-creator>Jan Terek</meta:initial-creator>
<meta:creation-date>2026-03-04T20:11:00</meta:creation-date></office:meta></office:document-meta>"""


def odt() -> bytes:
    """A report in OpenDocument, as LibreOffice writes it."""
    kind = "application/vnd.oasis.opendocument.text"
    return _zip([("mimetype", kind), ("content.xml", _ODT), ("meta.xml", _ODT_META)])


def _zip(files: list[tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, words in files:
            packed.writestr(zipfile.ZipInfo(name), words)
    return out.getvalue()


MADE: dict[str, Callable[[], bytes]] = {
    "edited.docx": edited,
    "story.odt": odt,
    "sheet.xlsx": lambda: _zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]),
}
