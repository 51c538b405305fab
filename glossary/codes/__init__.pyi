from .code_search import find_codes
from .numbered_names import as_roman
from .worded_figures import ordinal_word

__all__ = ["as_roman", "find_codes", "ordinal_word"]
