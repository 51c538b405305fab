import types

import glossary


def test_all_lists_every_public_name_in_order():
    public = {
        name
        for name, value in vars(glossary).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert glossary.__all__ == sorted(public)
