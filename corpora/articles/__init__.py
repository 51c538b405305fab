"""The article of a government page: title, date, source and body, without the furniture."""

from __future__ import annotations

from corpora.articles.article import Article, article_document
from corpora.articles.extraction import extract_article, repeated_lines

__all__ = ["Article", "article_document", "extract_article", "repeated_lines"]
