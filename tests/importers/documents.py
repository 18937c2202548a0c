"""Small invented files about Musterstadt, made from XML, bytes or by the libraries that write such files."""

import io
import zipfile
from collections.abc import Callable, Mapping

from importers.source import LineRole, SourceDocument, SourceLine

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with the XML of its body; `parts` are the contents of styles, numbering, comments, footnotes, links.

    `links` maps nothing by itself: it is the XML of further relationships.
    """
    links = parts.pop("links", "")
    relations = "".join(f'<Relationship Id="x{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in parts)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{_REL}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}{links}</Relationships>',
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>"
    return zipped(members)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def odt_file(body: str, styles: str = "", named: str = "") -> bytes:
    """An OpenDocument text: XML of its text, of its automatic styles, and of its named ones."""
    content = (
        f"<office:document-content {_ODF_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if named:
        members["styles.xml"] = (
            f"<office:document-styles {_ODF_NAMES}><office:styles>{named}</office:styles></office:document-styles>"
        )
    return zipped(members)


def ods_file(*tables: str, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument spreadsheet of tables, with automatic styles."""
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    named = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {_ODF_NAMES}>{named}{body}</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def pdf_file(*pages: "Callable[[object], None]", width: float = 595, height: float = 842) -> bytes:
    """A PDF; each function draws one page on a reportlab canvas."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (width, height), invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(document: SourceDocument) -> list[str]:
    """The texts of all lines that are the document's own."""
    furniture = (LineRole.PAGE_HEAD, LineRole.PAGE_FOOT)
    return [line.text for line in document.lines if line.role not in furniture]


def line_with(document: SourceDocument, words: str) -> SourceLine:
    """The only line that holds `words`."""
    (found,) = [line for line in document.lines if words in line.text]
    return found
