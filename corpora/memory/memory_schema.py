"""The tables of the translation memory."""

from __future__ import annotations

from corpora.workspace import Schema

# `spelling` is the source as `corpora.normalise` spells it, `spelling_hash` finds it; `identity`
# is a hash of what makes a unit the same as another. The last two indexes find short sources,
# which have no trigram that survives an edit.
_FIRST = """
CREATE TABLE memory_units (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL,
    origin TEXT NOT NULL,
    project TEXT NOT NULL,
    note TEXT NOT NULL,
    extras TEXT NOT NULL,
    spelling TEXT NOT NULL,
    spelling_hash INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0,
    change INTEGER NOT NULL REFERENCES changes (number),
    retiring_change INTEGER REFERENCES changes (number)
) STRICT;
CREATE INDEX memory_spellings ON memory_units (spelling_hash);
CREATE UNIQUE INDEX memory_identities ON memory_units (identity) WHERE NOT is_retired;
CREATE INDEX memory_heads ON memory_units (substr(spelling, 1, 2))
    WHERE length(spelling) <= 12 AND NOT is_retired;
CREATE INDEX memory_tails ON memory_units (substr(spelling, -2))
    WHERE length(spelling) <= 12 AND NOT is_retired;
CREATE VIRTUAL TABLE memory_chinese USING fts5 (
    spelling, content = 'memory_units', content_rowid = 'number',
    tokenize = 'trigram', detail = 'none', columnsize = 0
);
CREATE VIRTUAL TABLE memory_english USING fts5 (
    target, content = 'memory_units', content_rowid = 'number', detail = 'none', columnsize = 0
);
INSERT INTO memory_chinese (memory_chinese, rank) VALUES ('hashsize', 4000000);
INSERT INTO memory_english (memory_english, rank) VALUES ('hashsize', 2000000);
"""

MEMORY = Schema("translation memory", (_FIRST,))
