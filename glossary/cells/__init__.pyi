from .addressees import render_addressees
from .bylines import render_byline
from .cell_grammar import render_cell
from .cell_heads import CellHead, find_head, find_heads
from .cell_table import cell_key, is_unit_of_measure, load_cells
from .plain_cells import CellRendering
from .post_grammar import KnownWords, offices, render_body, render_posts
from .report_openings import render_report_opening

__all__ = [
    "CellHead",
    "CellRendering",
    "KnownWords",
    "cell_key",
    "find_head",
    "find_heads",
    "is_unit_of_measure",
    "load_cells",
    "offices",
    "render_addressees",
    "render_body",
    "render_byline",
    "render_cell",
    "render_posts",
    "render_report_opening",
]
