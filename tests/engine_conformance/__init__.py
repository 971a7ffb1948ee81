"""What every engine has to answer; an engine is added to `engines.ENGINES`."""
