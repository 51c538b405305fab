from .foreign_names import find_foreign_names
from .person_names import find_person_names, romanised_name
from .pinyin_names import PinyinName, find_pinyin_names, place_of_name
from .transliteration import load_table, sounds_like

__all__ = [
    "PinyinName",
    "find_foreign_names",
    "find_person_names",
    "find_pinyin_names",
    "load_table",
    "place_of_name",
    "romanised_name",
    "sounds_like",
]
