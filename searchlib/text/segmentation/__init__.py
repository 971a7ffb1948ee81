"""Words: the segmentation of pyvi's model, for one text and for many at once."""
