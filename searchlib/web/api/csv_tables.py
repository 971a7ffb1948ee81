"""Answers as tables in CSV, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for another encoding; pandas and R skip it."""


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Objects as lines below a line of names; what an object nests gets a dot in its name.

    Lists are joined by "; "; an empty one makes no column where others of its name nest. A cell that
    a spreadsheet would take for a formula gets an apostrophe before it.
    """
    flat = [_flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    nested = {name.rpartition(".")[0] for name in names}
    names = [name for name in names if name not in nested or any(row.get(name) for row in flat)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in flat)
    return BYTE_ORDER_MARK + out.getvalue()


def unnested(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows, or of series the points, each with its query, and a row for what belongs to no span."""
    if not rows or "points" not in rows[0]:
        return list(rows)
    points: list[Mapping[str, Any]] = []
    for series in rows:
        points += ({"query": series["query"], **point} for point in series["points"])
        if series["undated"]:
            points.append({"query": series["query"], "label": "undated", "paragraphs": series["undated"]})
    return points


def _flat(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for key in value[0]:
                flat[f"{prefix}{name}.{key}"] = [one.get(key) for one in value]
        else:
            flat[prefix + name] = value
    return flat


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(_joined(one) for one in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "-".join(map(str, value))
    return "" if value is None else str(value)
