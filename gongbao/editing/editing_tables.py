"""The tables of documents under review, in the workspace."""

from __future__ import annotations

from corpora.workspace import Schema

EDITING = Schema(
    "editing",
    (
        """
CREATE TABLE edited_documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    data BLOB NOT NULL,
    stage TEXT NOT NULL,
    retired_stage TEXT NOT NULL DEFAULT '',
    engine TEXT NOT NULL,
    day TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    approved_by TEXT NOT NULL DEFAULT '',
    approved TEXT NOT NULL DEFAULT '',
    signature TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    serial INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE edited_segments (
    document INTEGER NOT NULL REFERENCES edited_documents (number),
    number INTEGER NOT NULL,
    block INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    source TEXT NOT NULL,
    first_target TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'none',
    findings TEXT NOT NULL DEFAULT '[]',
    requirements TEXT NOT NULL DEFAULT '[]',
    comments INTEGER NOT NULL DEFAULT 0,
    critical INTEGER NOT NULL DEFAULT 0,
    major INTEGER NOT NULL DEFAULT 0,
    minor INTEGER NOT NULL DEFAULT 0,
    unmet INTEGER NOT NULL DEFAULT 0,
    serial INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX edited_segments_changed ON edited_segments (document, serial);
CREATE TABLE segment_versions (
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    target TEXT NOT NULL,
    stage TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document, number, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_versions_latest ON segment_versions (document, author, time);
CREATE TABLE segment_comments (
    identifier INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    text TEXT NOT NULL,
    is_closed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX segment_comments_of ON segment_comments (document, number);
""",
        """
CREATE TABLE aligned_pages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    source_name TEXT NOT NULL,
    target_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    date TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    sources TEXT NOT NULL,
    targets TEXT NOT NULL,
    beads TEXT NOT NULL,
    doubts TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    published INTEGER NOT NULL DEFAULT 0
) STRICT;
""",
        """
ALTER TABLE edited_documents ADD COLUMN glossaries TEXT;
""",
    ),
)
