from dataclasses import replace

from glossary.packaged_glossary import load_packaged_glossary
from glossary.reading.verification import verify
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee.document_state import FirstRenderings


def test_the_first_rendering_alone_is_accepted_afterwards(finder):
    memory = FirstRenderings()
    (required,) = finder.find("重庆市").required
    assert memory.narrowed(required) == required
    text = "Chongqing grows."
    memory.learn(verify([required], text), text)
    assert memory.narrowed(required).accepted == ("Chongqing",)
    later = "Chongqing Municipality grows."
    memory.learn(verify([required], later), later)
    assert memory.narrowed(required).accepted == ("Chongqing",)


def test_what_is_unmet_will_get_the_preferred_term(finder):
    memory = FirstRenderings()
    (required,) = finder.find("重庆市").required
    memory.learn(verify([required], "Nothing of it."), "Nothing of it.")
    assert memory.narrowed(required).accepted == ("Chongqing Municipality",)


def test_figures_and_deprecated_terms_are_left_alone(finder):
    memory = FirstRenderings()
    required = finder.find("链主投资30亿元").required
    text = "Chain masters invest 3 billion yuan."
    memory.learn(verify(required, text), text)
    for requirement in required:
        if requirement.kind is not RequirementKind.TERM:
            assert memory.narrowed(requirement) == requirement


def test_a_rendering_that_is_no_longer_accepted_is_not_forced(finder):
    memory = FirstRenderings()
    (required,) = finder.find("重庆市").required
    memory.learn(verify([required], "Chongqing"), "Chongqing")
    other = replace(required, accepted=("Chongqing Municipality",))
    assert memory.narrowed(other) == other


def test_a_rendering_is_the_longest_that_stands_there():
    finder = RequirementFinder([load_packaged_glossary()])
    (required,) = (r for r in finder.find("市人民政府印发通知。").required if not r.is_place)
    memory = FirstRenderings()
    text = "The Xiangyang Municipal People's Government issued a notice."
    memory.learn(verify([required], text), text)
    assert memory.narrowed(required).accepted[0] == "Municipal People's Government"
