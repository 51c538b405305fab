"""The tables of the termbase; what each is for is said where it is used."""

from __future__ import annotations

from corpora.workspace import Schema

_FIRST = """
CREATE TABLE concepts (
    number INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    is_retired INTEGER NOT NULL
) STRICT;
CREATE TABLE concept_versions (
    concept INTEGER NOT NULL REFERENCES concepts (number),
    version INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES changes (number),
    is_retired INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (concept, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_versions_of_change ON concept_versions (change);
CREATE TABLE term_index (
    number INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL REFERENCES concepts (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    initials TEXT NOT NULL,
    is_usable INTEGER NOT NULL,
    is_approved INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    scope TEXT NOT NULL
) STRICT;
CREATE INDEX term_index_of_concept ON term_index (concept);
CREATE INDEX term_index_folded ON term_index (folded);
CREATE INDEX term_index_chinese ON term_index (folded) WHERE language = 'zh';
CREATE INDEX term_index_pinyin ON term_index (pinyin) WHERE pinyin != '';
CREATE INDEX term_index_initials ON term_index (initials) WHERE initials != '';
CREATE VIRTUAL TABLE english_trigrams USING fts5 (
    folded, content = 'term_index', content_rowid = 'number',
    tokenize = 'trigram', detail = 'none', columnsize = 0
);
"""

TERMBASE = Schema("termbase", (_FIRST,))
