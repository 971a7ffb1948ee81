"""What each paragraph is by its shape: headings, captions, bylines, questions."""
