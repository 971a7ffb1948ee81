"""The four tables as one SQLite database, which Datasette serves and every language reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from searchlib.export.relational_tables import TABLES, Rows, Table

_TYPES = {"text": "TEXT", "integer": "INTEGER", "date": "TEXT"}
"""SQLite compares a column of type DATE with numbers, so that every date would pass `>= '2025'`."""
_INDEXES = (
    ("paragraphs", "article_id"),
    ("attributions", "name"),
    ("articles", "day"),
    ("documents", "name"),
)


def write_sqlite(batches: Iterator[Rows], path: str) -> None:
    """Writes the tables with their keys, references and some indexes."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")  # the file takes its place when it is whole
        database.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            database.execute(_definition(table))
        for rows in batches:
            database.execute("BEGIN")
            for table in TABLES:
                places = ", ".join("?" * len(table.columns))
                database.executemany(
                    f"INSERT INTO {table.name} VALUES ({places})",  # noqa: S608 - names of our own
                    (tuple(map(_stored, row)) for row in rows[table.name]),
                )
            database.execute("COMMIT")
        for table_name, column in _INDEXES:
            database.execute(f"CREATE INDEX {table_name}_{column} ON {table_name} ({column})")
        database.execute("ANALYZE")
    except sqlite3.OperationalError as error:
        raise OSError(28 if "full" in str(error) else 5, str(error)) from error
    finally:
        database.close()


def _definition(table: Table) -> str:
    lines = [
        f"{column.name} {_TYPES[column.kind]}{'' if column.empty else ' NOT NULL'}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [f"FOREIGN KEY ({own}) REFERENCES {other} ({key})" for own, other, key in table.refers]
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
