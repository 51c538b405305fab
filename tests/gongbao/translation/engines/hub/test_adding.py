"""Models are fetched, checked and converted whole, or the store is as it was."""

import json
import pickle
import shutil

import pytest

from corpora import ModelError, UsageError
from gongbao.models.model_store import ModelStore
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import Outcome, Translator, load_engine
from gongbao.translation.engines import DecodingOptions, DecodingRequest, EngineSettings

torch = pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
pytest.importorskip("transformers", reason="needs the extra hub: transformers is not installed")

from gongbao.translation.engines.hub import (  # noqa: E402 - only where torch is
    AddOptions,
    FolderRepository,
    RepositoryFile,
    Snapshot,
    add_model,
    load_hub_engine,
)
from tests.gongbao.translation.engines.hub.conftest import WRITERS  # noqa: E402

PLAIN = ("marian", "m2m100", "nllb", "madlad")
KEPT = (Outcome.MET, Outcome.REPAIRED, Outcome.REPLACED)


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "models")


@pytest.fixture
def copied(repository_of, tmp_path):
    """Return a function that copies the repository of a family, to be spoiled."""
    return lambda family="marian": shutil.copytree(repository_of(family), tmp_path / "me-tiny")


class FakeHub:
    """A hub that copies from a folder, knows hashes and may stop in the middle of a file."""

    name, place = "me/tiny", "a hub of this test"

    def __init__(self, folder, cache, revision="c" * 40, stops_at=None, error=OSError):
        self.folder, self.cache, self.revision = folder, cache, revision
        self.stops_at, self.error = stops_at, error
        self.fetched = []
        self.is_tidy = False

    def look(self):
        files = [RepositoryFile(p.name, p.stat().st_size) for p in sorted(self.folder.iterdir())]
        return Snapshot(self.revision, tuple(files))

    def fetch(self, _snapshot, file):
        self.cache.mkdir(exist_ok=True)
        data = (self.folder / file.name).read_bytes()
        if file.name == self.stops_at:
            (self.cache / file.name).write_bytes(data[: len(data) // 2])
            raise self.error("stopped")
        self.fetched.append(file.name)
        (self.cache / file.name).write_bytes(data)
        return self.cache / file.name

    def tidy(self, _snapshot):
        self.is_tidy = True


@pytest.mark.parametrize("family", WRITERS)
def test_every_family_is_added_and_runs_under_the_guarantee(store, repository_of, finder, family):
    model = add_model(FolderRepository("me/tiny", repository_of(family)), store)
    assert model.fact("family") == family.split()[0]
    engine = load_hub_engine("me/tiny", store, threads=1)
    assert engine.signature.startswith("hub:me/tiny@")
    (segment,) = Translator(engine, finder).translate(["重庆市链主企业投资30亿元。"])
    results = [result for result in segment.results if result.outcome is not Outcome.CONFLICT]
    assert all(result.outcome in KEPT for result in results)
    assert len(results) >= 2
    assert not any(tag in segment.target for tag in ("<", "__", "_Latn", ">>"))


def test_the_packaged_weights_translate_as_the_packaged_engine_does(store, packaged_engine):
    """The same numbers, whichever way they came; what was trained in has to be said again.

    Both round weights to int8 by themselves: of hypotheses as good as each other a processor
    without instructions for that may choose another, "3.0" for "3".
    """
    repository = FolderRepository("gongbao/zh-en", PACKAGED / "marian")
    model = add_model(repository, store, AddOptions(is_zh_en=True))
    settings = model.folder / "gongbao.json"
    facts = json.loads(settings.read_text(encoding="utf-8"))
    assert facts["attention"] == "model"  # its first head was trained to align
    packaged = json.loads((PACKAGED / "gongbao.json").read_text(encoding="utf-8"))
    settings.write_text(json.dumps({**facts, "search": packaged["search"]}), encoding="utf-8")
    engine = load_engine(f"ctranslate2:{model.folder}", threads=1)
    sentences = [
        "重庆市推动经济高质量发展。",
        "会议强调，要加强合作。",
        "企业投资30亿元，增长3.5%。",
    ]
    requests = [
        DecodingRequest(tuple(placed.piece for placed in engine.pieces.encode(sentence)))
        for sentence in sentences
    ]
    for beam_size in (1, 4):
        options = DecodingOptions(beam_size=beam_size)
        ours, theirs = (one.translate(requests, options) for one in (engine, packaged_engine))
        pairs = [(one, other) for one, other in zip(ours, theirs, strict=True)]
        assert all(abs(one.score - other.score) < 0.2 for one, other in pairs)
        alike = [(one, other) for one, other in pairs if one.pieces == other.pieces]
        assert len(alike) >= len(pairs) - 1
        for one, other in alike:
            assert one.attention == pytest.approx(other.attention, abs=0.05)


def test_sizes_licence_and_place_are_told(store, repository_of):
    told: list[str] = []
    add_model(FolderRepository("me/tiny", repository_of("nllb")), store, on_step=told.append)
    assert told[0].startswith("hub:me/tiny: from ")
    assert "7 files, " in told[1]
    assert any("licence cc-by-nc-4.0: not for commercial use" in line for line in told)
    licence = next(k for k, line in enumerate(told) if "licence" in line)
    weights = next(k for k, line in enumerate(told) if line.startswith("model.safetensors, "))
    assert licence < weights
    assert told[-1].endswith(str(store.models()[0].folder))


def test_hashes_versions_and_licence_are_recorded(store, repository_of):
    folder = repository_of("marian")
    model = add_model(FakeHub(folder, store.folder.parent / "cache"), store, revision="main")
    facts = model.manifest.facts
    assert facts["revision"] == "c" * 40
    assert facts["asked"] == "main"
    assert facts["licence"] == "apache-2.0"
    assert len(facts["origin"]["model.safetensors"]) == 64
    assert "transformers" in facts["made_with"]
    assert facts["quantization"] == "int8"


def test_what_is_here_already_is_not_fetched_again(store, repository_of, tmp_path):
    hub = FakeHub(repository_of("marian"), tmp_path / "cache")
    first = add_model(hub, store)
    assert hub.is_tidy
    fetched = len(hub.fetched)
    assert add_model(hub, store).folder == first.folder
    assert len(hub.fetched) == fetched
    assert add_model(hub, store, AddOptions("float32")).folder != first.folder


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_an_interrupted_fetch_leaves_nothing_and_can_be_repeated(
    store, repository_of, tmp_path, error
):
    folder = repository_of("marian")
    hub = FakeHub(folder, tmp_path / "cache", stops_at="model.safetensors", error=error)
    with pytest.raises(error):
        add_model(hub, store)
    assert store.models() == ()
    assert not store.folder.exists() or list(store.folder.iterdir()) == []
    hub.stops_at = None
    add_model(hub, store)
    assert len(store.models()) == 1


def test_an_interrupted_conversion_leaves_nothing(store, repository_of, monkeypatch):
    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("ctranslate2.specs.TransformerSpec.save", stop)
    with pytest.raises(KeyboardInterrupt):
        add_model(FolderRepository("me/tiny", repository_of("marian")), store)
    assert list(store.folder.iterdir()) == []


def test_a_file_that_is_not_what_the_hub_states_is_refused(store, repository_of, tmp_path):
    class Lying(FakeHub):
        def look(self):
            snapshot = super().look()
            files = [RepositoryFile(f.name, f.size_bytes, "0" * 64) for f in snapshot.files]
            return Snapshot(snapshot.revision, tuple(files))

    with pytest.raises(ModelError, match=r"README\.md: SHA-256 is .*, the hub states 000000000000"):
        add_model(Lying(repository_of("marian"), tmp_path / "cache"), store)


def test_code_in_a_repository_is_never_fetched(store, copied, tmp_path):
    folder = copied()
    (folder / "modeling_evil.py").write_text("raise SystemExit('was run')")
    (folder / "training_args.bin").write_bytes(b"x")
    hub = FakeHub(folder, tmp_path / "cache")
    add_model(hub, store)
    assert not {"modeling_evil.py", "training_args.bin"} & set(hub.fetched)


def test_weights_that_hold_code_are_refused_and_nothing_is_run(store, copied, capfd):
    class Shout:
        def __reduce__(self):
            return print, ("code that came with a model was run",)

    folder = copied()
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Shout(), protocol=2))
    with pytest.raises(ModelError, match="cannot load this model"):
        add_model(FolderRepository("me/tiny", folder), store)
    assert "was run" not in capfd.readouterr().out
    assert store.models() == ()


def test_tensors_in_a_pytorch_file_are_read(store, copied):
    from safetensors.torch import load_file

    folder = copied("m2m100")
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save(weights, folder / "pytorch_model.bin")
    assert add_model(FolderRepository("me/tiny", folder), store).fact("family") == "m2m100"


def torn(folder):
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])


def of_another_size(folder):
    facts = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**facts, "d_model": 32}), encoding="utf-8")


def with_weights_missing(folder):
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    lost = next(name for name in weights if "decoder.layers.0.fc1" in name)
    weights.pop(lost)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def with_a_vocabulary_too_short(folder):
    numbers = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    kept = dict(sorted(numbers.items(), key=lambda entry: entry[1])[:-9])
    (folder / "vocab.json").write_text(json.dumps(kept), encoding="utf-8")


@pytest.mark.parametrize(
    "spoil", [torn, of_another_size, with_weights_missing, with_a_vocabulary_too_short]
)
def test_broken_weights_are_named_and_leave_nothing(store, copied, spoil):
    folder = copied()
    spoil(folder)
    with pytest.raises(ModelError, match="me-tiny"):
        add_model(FolderRepository("me/tiny", folder), store)
    assert store.models() == ()


@pytest.mark.parametrize(
    ("family", "reason"),
    [
        ("m2m100", "no __en__"),
        ("nllb", "no zho_Hans and no eng_Latn"),
        ("madlad", "no <2en>"),
    ],
)
def test_a_vocabulary_without_the_languages_is_refused(store, copied, family, reason, monkeypatch):
    folder = copied(family)
    if family == "m2m100":
        codes = {"m2m100": ["af", "zh"]}
        where = "transformers.models.m2m_100.tokenization_m2m_100.FAIRSEQ_LANGUAGE_CODES"
        monkeypatch.setattr(where, codes)
    elif family == "nllb":
        path = folder / "tokenizer.json"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("zho_Hans", "kor_Hang").replace("eng_Latn", "fra_Latn"))
    else:
        from tests.gongbao.translation.engines.hub.tiny_models import write_madlad

        shutil.rmtree(folder)
        write_madlad(folder, tags=("<2de>",))
    with pytest.raises(ModelError, match=reason):
        add_model(FolderRepository("me/tiny", folder), store)


def test_what_is_too_large_is_refused_before_it_is_fetched(store, repository_of, tmp_path):
    hub = FakeHub(repository_of("marian"), tmp_path / "cache")
    with pytest.raises(ModelError, match="kB, more than 1 kB; --max-size takes a larger one"):
        add_model(hub, store, AddOptions(largest_bytes=1000))
    assert hub.fetched == []


def test_another_kind_is_refused_before_its_weights_are_fetched(store, copied, tmp_path):
    folder = copied()
    facts = {"source_lang": "eng", "target_lang": "zho"}
    (folder / "tokenizer_config.json").write_text(json.dumps(facts), encoding="utf-8")
    hub = FakeHub(folder, tmp_path / "cache")
    with pytest.raises(ModelError, match="translates eng into zho"):
        add_model(hub, store)
    assert "config.json" in hub.fetched
    assert "model.safetensors" not in hub.fetched


def test_an_empty_repository_is_told(store, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="no model there"):
        add_model(FolderRepository("me/tiny", tmp_path / "empty"), store)
    with pytest.raises(UsageError, match="nowhere: no such folder"):
        add_model(FolderRepository("me/tiny", tmp_path / "nowhere"), store)


def test_a_model_that_was_not_added_is_not_fetched_by_itself(store):
    with pytest.raises(ModelError, match="`gongbao model add hub:me/tiny` fetches it"):
        load_hub_engine("me/tiny", store)


def test_an_altered_model_is_not_loaded(store, repository_of):
    model = add_model(FolderRepository("me/tiny", repository_of("marian")), store)
    with (model.folder / "model.bin").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(ModelError, match=r"model\.bin: altered: .*gongbao model remove hub:me/tin"):
        load_hub_engine("me/tiny", store)


def test_python_and_the_environment_name_the_store(store, repository_of):
    add_model(FolderRepository("me/tiny", repository_of("marian")), store)
    named = [
        EngineSettings(models=store.folder),
        EngineSettings(environment={"GONGBAO_MODELS": str(store.folder)}),
    ]
    for settings in named:
        assert load_engine("hub:me/tiny", threads=1, settings=settings).name == "me/tiny"


def test_loading_a_model_of_the_store_needs_no_torch(store, repository_of, tmp_path):
    import subprocess
    import sys

    add_model(FolderRepository("me/tiny", repository_of("nllb")), store)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from gongbao.translation import load_engine\n"
        "from gongbao.translation.engines import EngineSettings\n"
        f"settings = EngineSettings(models=Path({str(store.folder)!r}))\n"
        "load_engine('hub:me/tiny', settings=settings)\n"
        "heavy = {'torch', 'transformers', 'huggingface_hub', 'tokenizers'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
