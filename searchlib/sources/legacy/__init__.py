"""Vietnamese text from before Unicode: TCVN3 (ABC), VNI-Windows, VISCII and windows-1258."""
