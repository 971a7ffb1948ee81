"""The command line: click commands and Rich rendering."""
