"""Excel: the measures as one table to sort and filter, with real dates and amounts. Written as text, as Word is."""

from collections.abc import Sequence
from pathlib import Path

from exporters import office_properties as properties
from exporters.design import load_design
from exporters.files import swap_in
from exporters.office_theme import THEME_TYPE, theme_xml
from exporters.opc_package import OFFICE, Part, Relationship, write_package
from exporters.options import ExportOptions
from exporters.printed_nodes import NodeTexts
from exporters.registry import Progress
from exporters.xlsx.sheet import SharedStrings, sheet_xml, styles_xml, table_xml
from exporters.xlsx.table import SheetTable, sheet_table
from exporters.xml_text import XML_HEAD, escape
from programme.model import Programme

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE_RELATIONSHIPS = (
    Relationship("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml"),
    *properties.RELATIONSHIPS,
)


def write_xlsx(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes the measures that the options want, whatever the edition. Raises `UnwritableTarget`."""
    table = sheet_table(NodeTexts(programme, options))
    progress(0.5)
    with swap_in(target) as stream:
        write_package(stream, _parts(programme, options, table), _PACKAGE_RELATIONSHIPS)
    progress(1.0)


def _parts(programme: Programme, options: ExportOptions, table: SheetTable) -> Sequence[Part]:
    listed = Relationship("rIdTable", f"{OFFICE}/table", "../tables/table1.xml")
    tables = [Part("xl/tables/table1.xml", f"{_TYPE}.table+xml", table_xml(table))] if table.rows else []
    strings = SharedStrings()
    content = sheet_xml(table, strings)
    sheet = Part("xl/worksheets/sheet1.xml", f"{_TYPE}.worksheet+xml", content, (listed,) if tables else ())
    book = Part(
        "xl/workbook.xml",
        f"{_TYPE}.sheet.main+xml",
        _workbook(table),
        (
            Relationship("rIdSheet", f"{OFFICE}/worksheet", "worksheets/sheet1.xml"),
            Relationship("rIdStyles", f"{OFFICE}/styles", "styles.xml"),
            Relationship("rIdTheme", f"{OFFICE}/theme", "theme/theme1.xml"),
            Relationship("rIdStrings", f"{OFFICE}/sharedStrings", "sharedStrings.xml"),
        ),
    )
    styles = Part("xl/styles.xml", f"{_TYPE}.styles+xml", styles_xml())
    theme = Part("xl/theme/theme1.xml", THEME_TYPE, theme_xml(load_design(options.design)))
    texts = Part("xl/sharedStrings.xml", f"{_TYPE}.sharedStrings+xml", strings.xml())
    return [book, sheet, styles, theme, texts, *tables, *properties.parts(programme, options)]


def _workbook(table: SheetTable) -> str:
    name = escape(table.name)
    titles = f'<definedName name="_xlnm.Print_Titles" localSheetId="0">\'{name}\'!$1:$1</definedName>'
    return (
        f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rIdSheet"/></sheets>'
        f"<definedNames>{titles}</definedNames></workbook>"
    )
