"""`gongbao translate`, `apply` and `model`."""
