"""What is Whoosh's: the folder as a Whoosh index, its codec, schema and storage."""
