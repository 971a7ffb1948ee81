"""The archive in a browser: pages, the HTTP API, feeds, and the server that answers strangers safely."""
