"""The four tables as Parquet files in one folder, by pyarrow (extra `parquet`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from searchlib.export.relational_tables import TABLES, Rows, Table

FILES = tuple(f"{table.name}.parquet" for table in TABLES)


def write_parquet(batches: Iterator[Rows], folder: str) -> None:
    """Writes `articles.parquet` and so on into a folder, a row group for each batch."""
    from pyarrow.parquet import ParquetWriter

    schemas = {table.name: _schema(table) for table in TABLES}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                ParquetWriter(os.path.join(folder, f"{name}.parquet"), schema, compression="zstd")
            )
            for name, schema in schemas.items()
        }
        for rows in batches:
            for name, writer in writers.items():
                if rows[name]:
                    writer.write_table(_arrow(rows[name], schemas[name]))


def _schema(table: Table) -> Any:
    import pyarrow

    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "date": pyarrow.date32()}
    return pyarrow.schema(
        [pyarrow.field(column.name, types[column.kind], nullable=column.empty) for column in table.columns]
    )


def _arrow(rows: list[tuple[Any, ...]], schema: Any) -> Any:
    import pyarrow

    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)
