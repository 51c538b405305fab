import types

import pytest

import corpora
import corpora.articles
import corpora.handover


@pytest.mark.parametrize("package", [corpora, corpora.articles, corpora.handover])
def test_all_lists_every_public_name_in_order(package):
    public = {
        name
        for name, value in vars(package).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert package.__all__ == sorted(public)
