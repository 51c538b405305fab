import pytest

from corpora import ModelError, UsageError
from gongbao.translation import load_engine
from gongbao.translation.engines import CTranslate2Engine


def test_embedded_is_the_packaged_model_with_its_digest(packaged_engine):
    assert packaged_engine.name == "gongbao-zh-en"
    name, _, digest = packaged_engine.signature.partition("@")
    assert name == "gongbao-zh-en"
    assert len(digest) == 12


def test_a_folder_is_a_ctranslate2_model(random_model_folder):
    engine = load_engine(f"ctranslate2:{random_model_folder}", threads=1)
    assert isinstance(engine, CTranslate2Engine)
    assert engine.features.placeholders
    assert engine.position_limit == 60


@pytest.mark.parametrize("specification", ["", "other", "embedded:here", "ctranslate2"])
def test_anything_else_is_wrong_usage(specification):
    with pytest.raises(UsageError, match="unknown engine"):
        load_engine(specification)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("model.bin", b"torn", "cannot load"),
        ("gongbao.json", b"{", "not readable as JSON"),
        ("gongbao.json", b"[]", "expected a JSON object"),
        ("source.spm", None, "missing"),
        ("model.bin", None, "cannot load"),
    ],
    ids=["torn weights", "torn settings", "a list", "no pieces", "no weights"],
)
def test_a_broken_folder_is_a_model_error_that_names_it(
    random_model_folder, tmp_path, name, content, message
):
    import shutil

    folder = tmp_path / "broken"
    shutil.copytree(random_model_folder, folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=f"broken.*{message}"):
        load_engine(f"ctranslate2:{folder}", threads=1)
