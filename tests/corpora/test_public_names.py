import types

import corpora


def test_all_lists_every_public_name_in_order():
    public = {
        name
        for name, value in vars(corpora).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert corpora.__all__ == sorted(public)
