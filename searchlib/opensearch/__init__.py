"""The seam's second engine: an archive on an OpenSearch cluster (extra `opensearch`)."""
