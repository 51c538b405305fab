from .person_names import find_person_names, romanised_name
from .pinyin_names import PinyinName, find_pinyin_names, place_of_name

__all__ = [
    "PinyinName",
    "find_person_names",
    "find_pinyin_names",
    "place_of_name",
    "romanised_name",
]
