from .foreign_names import find_foreign_names
from .person_names import find_person_names, romanised_name
from .pinyin_names import (
    PinyinName,
    find_pinyin_names,
    is_in_pinyin,
    is_pinyin,
    place_of_name,
    reads_as,
    reads_exactly,
)
from .transliteration import load_table, sounds_like
from .unruled_names import unverified_names

__all__ = [
    "PinyinName",
    "find_foreign_names",
    "find_person_names",
    "find_pinyin_names",
    "is_in_pinyin",
    "is_pinyin",
    "load_table",
    "place_of_name",
    "reads_as",
    "reads_exactly",
    "romanised_name",
    "sounds_like",
    "unverified_names",
]
