"""The application: translation engines, the guarantee on top of them, reports and commands."""

__version__ = "0.1.0"
__all__ = ["__version__"]
