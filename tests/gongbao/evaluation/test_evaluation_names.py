import types

import gongbao.evaluation


def test_all_lists_every_public_name():
    public = {
        name
        for name, value in vars(gongbao.evaluation).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert set(gongbao.evaluation.__all__) == public
    assert len(gongbao.evaluation.__all__) == len(public)
