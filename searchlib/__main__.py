"""`python -m searchlib` is the command `searchlib`."""

from __future__ import annotations

from searchlib.cli.main import main

if __name__ == "__main__":
    main()
