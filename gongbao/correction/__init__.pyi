from .corrector import CorrectedText, Corrector
from .edited_text import EditedText, TextEdit

__all__ = [
    "CorrectedText",
    "Corrector",
    "EditedText",
    "TextEdit",
]
