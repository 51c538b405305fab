from .cell_grammar import CellRendering, render_cell
from .cell_table import load_cells

__all__ = ["CellRendering", "load_cells", "render_cell"]
