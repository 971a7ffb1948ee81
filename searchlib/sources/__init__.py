"""Files to raw articles: discovery, encodings, and one module a form."""
