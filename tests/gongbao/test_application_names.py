import types

import pytest

import gongbao
import gongbao.translation


@pytest.mark.parametrize("package", [gongbao.translation], ids=["translation"])
def test_all_lists_every_public_name_in_order(package):
    public = {
        name
        for name, value in vars(package).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert package.__all__ == sorted(public)


def test_the_application_gives_its_version_alone():
    assert gongbao.__all__ == ["__version__"]
