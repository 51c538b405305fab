from .bilingual_dictionary import BilingualDictionary, Translation, dictionary_text, load_dictionary
from .chinese_words import PlacedWord, WordCutter
from .english_vocabulary import EnglishVocabulary, load_vocabulary
from .english_words import STOP_WORDS, find_english_words, lemmatise, tokenise_english

__all__ = [
    "STOP_WORDS",
    "BilingualDictionary",
    "EnglishVocabulary",
    "PlacedWord",
    "Translation",
    "WordCutter",
    "dictionary_text",
    "find_english_words",
    "lemmatise",
    "load_dictionary",
    "load_vocabulary",
    "tokenise_english",
]
