"""`gongbao engines`, and the options of every command that lets a person choose an engine."""
