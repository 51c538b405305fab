"""`gongbao align`, `corpus` and `extract`."""
