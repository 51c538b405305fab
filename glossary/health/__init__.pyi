from .examination import RULES, find_faults
from .fault import FaultSeverity, GlossaryFault

__all__ = ["RULES", "FaultSeverity", "GlossaryFault", "find_faults"]
