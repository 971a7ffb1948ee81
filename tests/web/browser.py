"""A real browser for tests: Debian's Chromium driven by Playwright, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str:
    """The browser's program; the test is skipped, with the reason, where there is none."""
    pytest.importorskip("playwright", reason="playwright is not installed (make test installs it)")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip("no Chromium here (Debian: apt-get install chromium; or name one in $CHROMIUM)")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, open."""
    program = executable()
    from playwright.sync_api import sync_playwright

    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *root])
        yield browser
        browser.close()
