from .archive_errors import ARCHIVE_ERRORS
from .atomic import open_atomically, write_atomically
from .encoding import decode, shown_name
from .error_boundary import file_boundary, within_boundary
from .output_files import OutputGuard, find_output_place
from .xml_characters import XmlBytes
from .xml_elements import xml_events
from .xml_prolog import read_xml_prolog

__all__ = [
    "ARCHIVE_ERRORS",
    "OutputGuard",
    "XmlBytes",
    "decode",
    "file_boundary",
    "find_output_place",
    "open_atomically",
    "read_xml_prolog",
    "shown_name",
    "within_boundary",
    "write_atomically",
    "xml_events",
]
