import types

from glossary import quantities


def test_public_names_are_sorted_and_complete():
    public = [
        name
        for name, value in vars(quantities).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    ]
    assert quantities.__all__ == sorted(public)
