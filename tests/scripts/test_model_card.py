from scripts.model_card import licence_of_weights


def test_one_source_for_non_commercial_use_binds_the_weights():
    free = {"tatoeba": {"pairs": 5, "licence": "Tatoeba CC BY 2.0 FR"}}
    bound = {"lctt_linuxcn": {"pairs": 5, "licence": "linux.cn CC BY-NC-SA 4.0"}}
    assert licence_of_weights({"sources": free}) == "CC BY-SA 4.0"
    assert licence_of_weights({"sources": free | bound}) == "CC BY-NC-SA 4.0"
