"""The files of an index: arrays, codes, contents, names."""
