"""Glossaries in tables: delimited text, workbooks, two columns."""
