"""The forms of article files, one module each."""
