from .code_search import find_codes

__all__ = ["find_codes"]
