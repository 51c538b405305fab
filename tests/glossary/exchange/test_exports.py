import types

import glossary.exchange


def test_all_lists_every_public_name_in_order():
    public = {
        name
        for name, value in vars(glossary.exchange).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert glossary.exchange.__all__ == sorted(public)
