"""The report of a translation."""

import pytest

from gongbao.reports import report_page
from gongbao.translation.guarantee.outcomes import Stage


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage], ids=str)
def test_every_way_into_the_translation_has_words_for_the_reader(stage):
    assert report_page._STAGES[stage]
