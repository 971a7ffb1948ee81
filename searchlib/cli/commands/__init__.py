"""The commands, one file each; `cli.main` loads one when it is called."""
