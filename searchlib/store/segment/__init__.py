"""Reading an index: snapshots, segments, posting lists, stored articles."""
