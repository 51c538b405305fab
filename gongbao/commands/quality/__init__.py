"""`gongbao check`, `evaluate`, `score` and `waiver`."""
