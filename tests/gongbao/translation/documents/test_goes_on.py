"""Sentences that a semicolon joins are segments of their own, and one sentence in English."""

from corpora import read_document
from gongbao.translation import Translator, sources_of, translate_document

LONG = (
    "二是加大财政投入力度，安排专项资金三千万元用于改善农村中小学的办学条件，建成一批标准化学校；"
    "三是完善医疗保障制度，提高门诊报销的比例，减轻参保群众看病就医的负担，做好大病救助工作。"
)


def test_what_stands_behind_a_semicolon_goes_on():
    document = read_document(None, f"{LONG}\n\n全市召开会议。".encode(), name="x.txt")
    sources = list(sources_of(document))
    assert [source.goes_on for source in sources] == [False, True, False]


def test_it_begins_with_a_small_letter(packaged_engine, finder):
    document = read_document(None, LONG.encode(), name="x.txt")
    first, second = translate_document(document, Translator(packaged_engine, finder)).segments
    assert first.target[:1].isupper()
    assert second.target[:1].islower()
