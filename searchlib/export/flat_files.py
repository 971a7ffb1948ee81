"""Passages as files of rows: CSV, TSV, JSON lines, Excel."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from searchlib.errors import ExportError
from searchlib.export.passage_rows import COLUMNS, harmless, record_of, row_of
from searchlib.text.clean import dumps

if TYPE_CHECKING:
    from searchlib.results import Passage

BOM = "\ufeff"
_EXCEL_ROWS = 1_048_576
_EXCEL_CELL = 32_767
_WORKBOOK = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
_WIDTHS = {"text": 100, "title": 40, "section": 30, "speakers": 24, "roles": 30, "id": 24}

Writer = Callable[[Iterator["Passage"], TextIO], None]


def write_csv(passages: Iterator[Passage], out: TextIO) -> None:
    """RFC 4180 behind a byte order mark, by which Excel knows UTF-8; no cell is a formula."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for passage in passages:
        writer.writerow(map(harmless, row_of(passage)))


def write_tsv(passages: Iterator[Passage], out: TextIO) -> None:
    """A line a row, tabs between the cells and in none of them; no cell is a formula."""
    out.write("\t".join(COLUMNS) + "\n")
    for passage in passages:
        cells = ("" if cell is None else " ".join(str(harmless(cell)).split()) for cell in row_of(passage))
        out.write("\t".join(cells) + "\n")


def write_json_lines(passages: Iterator[Passage], out: TextIO) -> None:
    """An object a line."""
    for passage in passages:
        out.write(dumps(record_of(passage)) + "\n")


def write_xlsx(passages: Iterator[Passage], path: str) -> None:
    """A workbook of Excel, by XlsxWriter (extra `xlsx`); row by row to the disk.

    Raises:
        ExportError: there are more rows than a sheet holds.
    """
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix=".xlsx.", dir=os.path.dirname(path)) as rows:
        book = Workbook(path, {**_WORKBOOK, "tmpdir": rows})
        _fill(book, passages)
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error


def _fill(book: Any, passages: Iterator[Passage]) -> None:
    """Writes the sheet."""
    sheet = book.add_worksheet("searchlib")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(name, 14), wrapped)
        sheet.write_string(0, column, name, bold)
    for number, passage in enumerate(passages, 1):
        if number >= _EXCEL_ROWS:
            raise ExportError("a sheet of Excel holds 1,048,575 rows; narrow the query, or export as csv")
        for column, value in enumerate(row_of(passage)):
            _cell(sheet, number, column, value)


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value[:_EXCEL_CELL])
