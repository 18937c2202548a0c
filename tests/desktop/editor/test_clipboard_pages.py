"""What Word and LibreOffice put on the clipboard, as they write it, becomes entries by the same recognition."""

from desktop.review.reading import Reading, read_passage
from desktop.review.state import Review
from programme.model import Node, walk

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!--
/* Font Definitions */
@font-face {font-family:Wingdings; panose-1:5 0 0 0 0 0 0 0 0 0; mso-font-charset:2;}
p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
h1 {mso-style-priority:9; mso-style-next:Standard; margin-top:12.0pt; mso-outline-level:1; font-size:16.0pt; color:#2F5496;}
p.MsoListParagraphCxSpFirst {margin-left:36.0pt; mso-add-space:auto;}
@list l0 {mso-list-id:1234; mso-list-type:hybrid;}
@list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7; font-family:Symbol;}
--></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Normale Tabelle";}</style><![endif]-->
</head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<h1>Gute Schulen für alle<o:p></o:p></h1>
<p class=MsoNormal>Jedes Kind soll in seinem Stadtteil eine gute Schule finden.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Wir bauen
<b style='mso-bidi-font-weight:normal'>drei neue</b> Grundschulen.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Alle Schulen bekommen
Schulsozialarbeiter*innen.<o:p></o:p></p>
<!--EndFragment-->
</body></html>"""

LIBRE_OFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">
@page { size: 21cm 29.7cm; margin: 2cm }
p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
h1 { margin-bottom: 0.21cm } h1.western { font-family: "Liberation Sans", sans-serif; font-size: 18pt }
a:link { color: #000080; text-decoration: underline }
</style></head><body lang="de-DE" dir="ltr">
<h1 class="western">Gute Schulen für alle</h1>
<p style="line-height: 115%; margin-bottom: 0.25cm">Jedes Kind soll in seinem Stadtteil eine gute Schule finden.</p>
<ul><li><p style="margin-bottom: 0cm">Wir bauen <b>drei neue</b> Grundschulen.</p></li>
<li><p style="margin-bottom: 0cm">Alle Schulen bekommen <font face="Liberation Serif">Schulsozialarbeiter*innen</font>.</p></li></ul>
</body></html>"""


def passage(page: str) -> Reading:
    return read_passage(b"\xef\xbb\xbf" + page.encode(), "html", "Zwischenablage", lambda _share: None)


def shown(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    return [(node.title, node.text) for node in walk(nodes)]


EXPECTED = [
    ("Gute Schulen für alle", "Jedes Kind soll in seinem Stadtteil eine gute Schule finden."),
    ("Wir bauen **drei neue** Grundschulen.", ""),
    ("Alle Schulen bekommen Schulsozialarbeiter\\*innen.", ""),
]


def test_word() -> None:
    reading = passage(WORD)
    assert [(title.replace("\\*", "*"), text) for title, text in shown(reading.programme.nodes)] == plain(EXPECTED)
    assert Review(reading).coverage().share == 1.0


def test_libreoffice() -> None:
    reading = passage(LIBRE_OFFICE)
    assert [(title.replace("\\*", "*"), text) for title, text in shown(reading.programme.nodes)] == plain(EXPECTED)
    assert Review(reading).coverage().share == 1.0


def plain(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(title.replace("\\*", "*"), text) for title, text in rows]


def test_an_inner_point_of_word() -> None:
    page = WORD.replace("CxSpLast style='text-indent:-18.0pt;mso-list:l0 level1", "CxSpLast style='mso-list:l0 level2")
    measure = passage(page).programme.nodes[0].children[0]
    assert (measure.title, measure.text) == (
        "Wir bauen **drei neue** Grundschulen.",
        "- Alle Schulen bekommen Schulsozialarbeiter*innen.",
    )
