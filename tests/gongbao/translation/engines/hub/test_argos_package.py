"""Argos packages are unpacked with distrust, and translate under the guarantee."""

import json
import stat
import zipfile

import pytest

from corpora import ModelError
from gongbao.models.model_store import ModelStore
from gongbao.translation import Outcome, Translator
from gongbao.translation.engines import DecodingOptions, DecodingRequest
from gongbao.translation.engines.hub import AddOptions, add_argos, load_argos_engine

METADATA = {"package_version": "1.9", "from_code": "zh", "to_code": "en", "type": "translate"}
TOP = "translate-zh_en-1_9"


@pytest.fixture
def pack(random_model_folder, tmp_path):
    """Return a function that packs a tiny model; entries given replace or, as None, leave out."""

    def write(metadata=METADATA, **entries):
        model = {
            f"{TOP}/model/{name}": (random_model_folder / name).read_bytes()
            for name in ("model.bin", "config.json", "shared_vocabulary.json")
        }
        pieces = (random_model_folder / "source.spm").read_bytes()
        content = {
            f"{TOP}/metadata.json": json.dumps(metadata).encode(),
            f"{TOP}/sentencepiece.model": pieces,
            f"{TOP}/stanza/resources.json": b"{}",
            **model,
            **entries,
        }
        file = tmp_path / f"{TOP}.argosmodel"
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in content.items():
                if data is not None:
                    archive.writestr(name, data)
        return file

    return write


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "models")


def test_a_package_is_unpacked_once_and_found_by_file_and_by_name(pack, store):
    file = pack()
    engine = load_argos_engine(str(file), store, threads=1)
    (model,) = store.models()
    assert model.specification == f"argos:{TOP}"
    assert sorted(model.manifest.files) == [
        "config.json",
        "gongbao.json",
        "model.bin",
        "shared_vocabulary.json",
        "source.spm",
    ]
    assert engine.signature.startswith(f"argos:{TOP}@")
    load_argos_engine(str(file), store, threads=1)
    file.unlink()
    load_argos_engine(TOP, store, threads=1)
    assert len(store.models()) == 1


def test_its_sources_have_no_end_symbol_and_its_attention_has_the_column(pack, store):
    engine = load_argos_engine(str(pack()), store, threads=1)
    source = tuple(placed.piece for placed in engine.pieces.encode("企业投资。"))
    (found,) = engine.translate([DecodingRequest(source)], DecodingOptions(beam_size=2))
    assert found.attention.shape == (len(found.pieces), len(source) + 1)
    assert not found.attention[:, -1].any()


def test_the_guarantee_holds_on_a_package(pack, store, finder):
    engine = load_argos_engine(str(pack()), store, threads=1)
    (segment,) = Translator(engine, finder).translate(["重庆市链主企业投资30亿元。"])
    assert segment.results
    kept = (Outcome.MET, Outcome.REPAIRED, Outcome.REPLACED)
    assert all(result.outcome in kept for result in segment.results)


def test_a_target_prefix_of_the_package_is_forced(pack, store):
    engine = load_argos_engine(str(pack({**METADATA, "target_prefix": "▁the"})), store, threads=1)
    assert engine._prefixes([DecodingRequest(("a",))]) == [["▁the"]]


def test_old_vocabularies_are_lines_of_text(pack, store, random_model_folder):
    pieces = json.loads((random_model_folder / "shared_vocabulary.json").read_text("utf-8"))
    lines = "\n".join(pieces) + "\n"
    file = pack(
        **{
            f"{TOP}/model/shared_vocabulary.json": None,
            f"{TOP}/model/shared_vocabulary.txt": lines.encode(),
        }
    )
    engine = load_argos_engine(str(file), store, threads=1)
    assert engine.pieces.can_write("investment")


@pytest.mark.parametrize(
    "metadata",
    [
        {**METADATA, "from_code": "en", "to_code": "zh"},
        {**METADATA, "to_code": "de"},
        {**METADATA, "type": "sbd"},
        {},
    ],
    ids=["turned round", "German", "sentence boundaries", "nothing said"],
)
def test_other_directions_are_refused(pack, store, metadata):
    with pytest.raises(ModelError, match="expected a translation from 'zh' into 'en'"):
        add_argos(pack(metadata), store)
    assert store.models() == ()


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"../evil.txt": b"x"}, "leads out of the package"),
        ({f"{TOP}/model/../../../evil": b"x"}, "leads out of the package"),
        ({"/etc/evil": b"x"}, "leads out of the package"),
        ({"C:\\evil": b"x"}, "leads out of the package"),
        ({"C:/evil": b"x"}, "leads out of the package"),
        ({"other/model/model.bin": b"x"}, r"holds model/model\.bin twice"),
        ({f"{TOP}/model/model.bin": None}, r"model/model\.bin is missing"),
        ({f"{TOP}/sentencepiece.model": None}, r"sentencepiece\.model is missing"),
        ({f"{TOP}/model/shared_vocabulary.json": None}, "a vocabulary is missing"),
        ({f"{TOP}/metadata.json": None}, r"no metadata\.json in it"),
        ({f"{TOP}/metadata.json": b"{"}, "not readable as JSON"),
        ({f"{TOP}/metadata.json": b"[" * 100_000}, "not readable as JSON"),
        ({f"{TOP}/metadata.json": b"[]"}, "expected a JSON object"),
    ],
)
def test_a_malicious_or_broken_package_is_refused_and_leaves_nothing(
    pack, store, tmp_path, entries, reason
):
    with pytest.raises(ModelError, match=reason):
        add_argos(pack(**entries), store)
    assert not list(tmp_path.rglob("*evil*"))
    assert list(store.folder.iterdir()) == []


def test_a_link_in_a_package_is_refused(pack, store):
    file = pack()
    link = zipfile.ZipInfo(f"{TOP}/model/passwords")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelError, match="is a link"):
        add_argos(file, store)


def test_a_package_that_unpacks_to_too_much_is_refused(pack, store):
    file = pack(**{f"{TOP}/model/padding": bytes(2_000_000)})
    with pytest.raises(ModelError, match=r"unpacks to .* bytes, more than 1,000,000"):
        add_argos(file, store, AddOptions(largest_bytes=1_000_000))
    assert list(store.folder.iterdir()) == []


def test_a_package_of_countless_entries_is_refused(pack, store):
    with pytest.raises(ModelError, match="2506 entries, more than 2000"):
        add_argos(pack(**{f"{TOP}/stanza/{k}": b"" for k in range(2500)}), store)


def test_a_size_that_is_a_lie_is_found(pack, store):
    file = pack()
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo(f"{TOP}/model/model.bin").file_size
    stated = size.to_bytes(4, "little")
    place = data.rfind(stated)
    data[place : place + 4] = (size // 2).to_bytes(4, "little")
    file.write_bytes(data)
    with pytest.raises(ModelError, match="argosmodel"):
        add_argos(file, store)
    assert list(store.folder.iterdir()) == []


def test_a_member_whose_compression_is_damaged_is_refused(store, tmp_path):
    file = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("m/metadata.json", '{"a": 1}' * 500)
    data = bytearray(file.read_bytes())
    start = data.index(b"metadata.json") + len("metadata.json")
    data[start : start + 8] = b"\xff" * 8
    file.write_bytes(data)
    with pytest.raises(ModelError, match="not readable as an Argos package"):
        add_argos(file, store)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04torn"])
def test_what_is_no_zip_is_refused(store, tmp_path, content):
    file = tmp_path / "x.argosmodel"
    file.write_bytes(content)
    with pytest.raises(ModelError, match="not readable as an Argos package"):
        add_argos(file, store)


def test_a_missing_file_is_named(store, tmp_path):
    with pytest.raises(ModelError, match=r"nowhere\.argosmodel: no such file"):
        load_argos_engine(str(tmp_path / "nowhere.argosmodel"), store)


def test_weights_that_are_none_are_an_error_that_names_the_model(pack, store):
    with pytest.raises(ModelError, match="CTranslate2 cannot load this model"):
        load_argos_engine(str(pack(**{f"{TOP}/model/model.bin": b"torn"})), store, threads=1)
