"""What a PDF says about itself: XMP with the marks of PDF/UA-1 and PDF/A-2a, the colour space, the information."""

import struct
from dataclasses import dataclass
from functools import cache

from exporters.pdf.file import literal
from exporters.xml_text import escape

PRODUCER = "Programmwerk"
LANGUAGE = "de-DE"
_PROFILE_DATE = slice(24, 36)
_PROFILE_ID = slice(84, 100)


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author and time of a document. `created` is ISO 8601 in UTC ("2026-11-22T10:00:00Z")."""

    title: str
    author: str
    created: str
    subject: str = ""


def information(properties: Properties) -> bytes:
    """The document information dictionary; it says the same as the XMP."""
    digits = "".join(sign for sign in properties.created if sign.isdigit())[:14].ljust(14, "0")
    date = literal(f"D:{digits}+00'00'")
    entries = [b"/Title" + literal(properties.title), b"/Author" + literal(properties.author)]
    if properties.subject:
        entries.append(b"/Subject" + literal(properties.subject))
    entries += [b"/Producer" + literal(PRODUCER), b"/Creator" + literal(PRODUCER)]
    return b"<<%b/CreationDate%b/ModDate%b>>" % (b"".join(entries), date, date)


def xmp(properties: Properties) -> bytes:
    """The metadata stream."""
    subject = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(properties.subject)}</rdf:li></rdf:Alt>'
        "</dc:description>"
        if properties.subject
        else ""
    )
    text = _XMP.format(
        title=escape(properties.title),
        author=escape(properties.author),
        created=escape(properties.created),
        producer=PRODUCER,
        language=LANGUAGE,
        subject=subject,
    )
    return text.encode("utf-8")


@cache
def srgb_profile() -> bytes:
    """The ICC profile of the output intent, without the time at which it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    profile[_PROFILE_ID] = bytes(16)
    return bytes(profile)


# PDF/A asks for a description of each schema that it does not know itself: that of PDF/UA.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>{subject}
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
