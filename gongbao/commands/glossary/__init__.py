"""`gongbao glossary`: the termbase."""
