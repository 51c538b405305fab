"""The rules of the proofreader, one kind a module."""
