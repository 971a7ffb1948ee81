"""Benchmarks: relevance (`make relevance`) and speed (`make bench`) beside other engines."""
