"""Abbreviations of Vietnamese political news."""

from __future__ import annotations

COMPOUNDS: dict[str, tuple[str, ...]] = {"tphcm": ("tp", "hcm")}
