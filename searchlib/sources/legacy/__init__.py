"""Vietnamese text from before Unicode: TCVN3 (ABC), VNI-Windows, VISCII and windows-1258."""

NAMES = ("tcvn3", "vni", "viscii", "windows-1258", "utf-8")
"""What `--encoding` takes; "utf-8" reads nothing else."""
