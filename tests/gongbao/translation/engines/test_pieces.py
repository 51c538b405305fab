import pytest
from hypothesis import given, strategies as st

from corpora import ModelError, normalise
from gongbao.translation.engines import Pieces, starts_word


@pytest.fixture(scope="module")
def pieces(random_model_folder):
    return Pieces(random_model_folder / "source.spm")


@pytest.mark.parametrize(
    "text",
    ["重庆市，增长3.5%。", "链主 <t> chain", "龘靐齉", "GDP达2295亿元", "a  b", "é€😀", ""],
    ids=["Chinese", "spaces", "bytes alone", "mixed", "two spaces", "wide characters", "empty"],
)
def test_pieces_know_the_characters_they_stand_for(pieces, text):
    placed = pieces.encode(text)
    assert all(0 <= p.start <= p.end <= len(text) for p in placed)
    assert [p.start for p in placed] == sorted(p.start for p in placed)
    covered = {k for p in placed for k in range(p.start, p.end)}
    assert covered >= {k for k, character in enumerate(text) if character != " "}


@given(text=st.text(alphabet="链主2重庆。，a bZ%龘é😀", max_size=20))
def test_every_character_is_covered_by_a_piece_in_order(pieces, text):
    text = normalise(text).text
    placed = pieces.encode(text)
    starts = [p.start for p in placed]
    assert starts == sorted(starts)
    covered = {k for p in placed for k in range(p.start, p.end)}
    assert covered >= {k for k, character in enumerate(text) if character != " "}


def test_bytes_of_one_character_all_stand_for_it(pieces):
    placed = [p for p in pieces.encode("链龘主") if p.piece.startswith("<0x")]
    assert len(placed) >= 3
    assert {(p.start, p.end) for p in placed if p.piece in ("<0xE9>", "<0xBE>", "<0x98>")} == {
        (1, 2)
    }


@given(text=st.text(alphabet="chain mster,.龘é😀35%", max_size=20))
def test_decoding_what_was_encoded_gives_the_words_back(pieces, text):
    words = " ".join(text.split())
    assert pieces.decode(pieces.encode_words(words)).text == words


@pytest.mark.parametrize(
    ("written", "fillers", "text", "spans"),
    [
        (["▁chain", "▁master"], {}, "chain master", [(0, 5), (6, 12)]),
        (["▁master", "s", "."], {}, "masters.", [(0, 6), (6, 7), (7, 8)]),
        (
            ["▁about", "▁<q1>", ","],
            {"▁<q1>": "3 percent"},
            "about 3 percent,",
            [(0, 5), (6, 15), (15, 16)],
        ),
        (["▁<q1>", "ed"], {"▁<q1>": "3 percent"}, "3 percent ed", [(0, 9), (10, 12)]),
        (["▁(", "▁<q1>", ")"], {"▁<q1>": "3 percent"}, "(3 percent)", [(0, 1), (1, 10), (10, 11)]),
        (["▁<q1>", "▁<q2>"], {"▁<q1>": "1", "▁<q2>": "2"}, "1 2", [(0, 1), (2, 3)]),
        (["▁", "<0xE9>", "<0xBE>", "<0x98>", "▁a"], {}, "龘 a", None),
        (["<0xE9>", "▁a"], {}, "a", [(0, 0), (0, 1)]),
        ([], {}, "", []),
    ],
    ids=[
        "words",
        "glued",
        "filler",
        "glued to a filler",
        "filler in brackets",
        "two fillers",
        "bytes",
        "torn bytes",
        "nothing",
    ],
)
def test_pieces_are_written_with_spans(pieces, written, fillers, text, spans):
    decoded = pieces.decode(written, fillers)
    assert decoded.text == text
    assert len(decoded.spans) == len(written)
    if spans is not None:
        assert list(decoded.spans) == spans


def test_words_that_the_vocabulary_cannot_write_are_known(pieces, packaged_engine):
    assert pieces.can_write("chain master")
    assert packaged_engine.pieces.can_write("bottleneck")
    assert pieces.can_write("龘")  # as bytes
    assert pieces.knows("<t>")
    assert not pieces.knows("no such piece")


def test_a_word_starts_with_its_space():
    assert starts_word("▁chain")
    assert not starts_word("s")


def test_a_missing_or_foreign_file_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        Pieces(tmp_path / "none.spm")
    (tmp_path / "text.spm").write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"text\.spm"):
        Pieces(tmp_path / "text.spm")


@pytest.fixture(scope="module")
def fewer(random_model_folder):
    """Return the pieces of a model whose vocabulary lacks some of SentencePiece's."""
    known = ["</s>", "<unk>", "▁", "in", "v", "e", "s", "t", "▁in", "__en__", "eng_Latn", "<2en>"]
    return Pieces(random_model_folder / "source.spm", vocabulary=known)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("in", ("▁in",)),
        ("invest", ("▁in", "v", "e", "s", "t")),
        ("vest", ("▁", "v", "e", "s", "t")),
    ],
)
def test_words_are_spelled_with_the_pieces_that_the_model_has(fewer, words, pieces):
    assert fewer.encode_words(words) == pieces
    assert fewer.can_write(words)
    assert fewer.decode(pieces).text == words


@pytest.mark.parametrize("words", ["company", "in Chongqing", "investor"])
def test_words_beyond_the_vocabulary_cannot_be_written(fewer, words):
    assert not fewer.can_write(words)


def test_tags_of_the_vocabulary_stand_for_no_text(fewer):
    written = fewer.decode(["__en__", "▁in", "eng_Latn", "v", "<2en>", "</s>", "▁e"])
    assert written.text == "inv e"
    assert [span.end - span.start for span in written.spans] == [0, 2, 0, 1, 0, 0, 1]


def test_without_a_vocabulary_what_looks_like_a_tag_is_text(pieces):
    assert pieces.decode(["▁eng_Latn"]).text == "eng_Latn"
