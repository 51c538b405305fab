from .examination import RULES, find_faults

__all__ = ["RULES", "find_faults"]
