from .command_tree import cli
from .exits import main

__all__ = ["cli", "main"]
