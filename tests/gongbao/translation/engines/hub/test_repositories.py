"""The hub is asked for what conversion reads, and says why where it gives nothing."""

import socket

import pytest

from corpora import ModelError, UsageError
from gongbao.translation.engines.hub import FolderRepository, RepositoryFile, split_name
from gongbao.translation.engines.hub.repositories import needed_files
from tests.gongbao.translation.engines.hub.hub_server import COMMIT, serve


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("me/tiny", ("me/tiny", "")),
        ("me/tiny@main", ("me/tiny", "main")),
        ("Helsinki-NLP/opus-mt-zh-en@a1b2c3d", ("Helsinki-NLP/opus-mt-zh-en", "a1b2c3d")),
        ("me/tiny@refs/pr/1", ("me/tiny", "refs/pr/1")),
    ],
)
def test_a_name_has_an_owner_a_model_and_perhaps_a_revision(text, found):
    assert split_name(text) == found


@pytest.mark.parametrize(
    "text", ["tiny", "me/", "/tiny", "../tiny", "me/../tiny", "me/tiny@", "a/b/c", "me/ti ny", ""]
)
def test_other_names_are_wrong_usage(text):
    with pytest.raises(UsageError, match="expected hub:OWNER/MODEL"):
        split_name(text)


@pytest.mark.parametrize(
    ("names", "needed"),
    [
        (["model.safetensors", "pytorch_model.bin"], ["model.safetensors"]),
        (["pytorch_model.bin", "tf_model.h5", "rust_model.ot"], ["pytorch_model.bin"]),
        (
            ["model-00001-of-00002.safetensors", "model.safetensors.index.json", "model.gguf"],
            ["model-00001-of-00002.safetensors", "model.safetensors.index.json"],
        ),
        (["modeling.py", "config.json", "a/config.json", "../x"], ["config.json"]),
        (["vocab.json", "evil.pkl", "training_args.bin"], ["vocab.json"]),
    ],
)
def test_only_what_conversion_reads_is_needed(names, needed):
    files = [RepositoryFile(name, 1) for name in names]
    assert [file.name for file in needed_files(files)] == needed


def test_a_folder_shows_its_files_and_stays_as_it_is(marian_files):
    repository = FolderRepository("me/tiny", marian_files)
    snapshot = repository.look()
    assert snapshot.revision == ""
    assert {"config.json", "source.spm"} <= {file.name for file in snapshot.files}
    repository.tidy(snapshot)
    assert repository.fetch(snapshot, snapshot.files[0]).is_file()


@pytest.mark.allow_hosts(["127.0.0.1"])
class TestHub:
    """A hub on loopback, through the library itself."""

    @pytest.fixture
    def hub(self, marian_files):
        pytest.importorskip(
            "huggingface_hub", reason="needs the extra hub: huggingface_hub is not installed"
        )
        with serve(marian_files) as running:
            yield running

    @pytest.fixture
    def repository(self, hub, tmp_path):
        from gongbao.translation.engines.hub import HubRepository

        return HubRepository("me/tiny", endpoint=hub.address, cache=tmp_path / "cache")

    def test_files_come_with_sizes_and_hashes_and_lie_in_one_folder(self, repository, hub):
        snapshot = repository.look()
        assert snapshot.revision == COMMIT
        files = {file.name: file for file in snapshot.files}
        assert len(files["model.safetensors"].sha256) == 64
        assert files["config.json"].sha256 == ""
        paths = [repository.fetch(snapshot, file) for file in needed_files(snapshot.files)]
        assert len({path.parent for path in paths}) == 1
        for path in paths:
            assert path.read_bytes() == (hub.folder / path.name).read_bytes()

    def test_what_was_fetched_is_deleted_when_it_is_not_needed(self, repository, tmp_path):
        snapshot = repository.look()
        path = repository.fetch(snapshot, snapshot.files[0])
        repository.tidy(snapshot)
        assert not path.exists()

    def test_what_was_there_before_stays(self, repository, hub, tmp_path):
        from gongbao.translation.engines.hub import HubRepository

        snapshot = repository.look()
        path = repository.fetch(snapshot, snapshot.files[0])
        again = HubRepository("me/tiny", endpoint=hub.address, cache=tmp_path / "cache")
        again.fetch(again.look(), snapshot.files[0])
        again.tidy(snapshot)
        assert path.exists()

    @pytest.mark.parametrize(
        ("refusal", "reason"),
        [
            ((401, "RepoNotFound"), "no such model at http://127"),
            ((404, "RevisionNotFound"), "no such revision"),
            ((403, "GatedRepo"), "its owner asks for consent first"),
            ((503, ""), "cannot be fetched from http://127.*503"),
        ],
        ids=["no model", "no revision", "gated", "broken"],
    )
    def test_why_nothing_comes_is_told(self, repository, hub, refusal, reason):
        hub.refusal = refusal
        with pytest.raises(ModelError, match=f"me/tiny: {reason}"):
            repository.look()

    def test_a_file_that_does_not_come_is_named(self, repository, hub):
        snapshot = repository.look()
        hub.refusal = (404, "EntryNotFound")
        with pytest.raises(ModelError, match=r"me/tiny/README\.md: cannot be fetched from"):
            repository.fetch(snapshot, snapshot.files[0])

    def test_a_hub_that_is_not_there_is_told(self, hub, tmp_path):
        from gongbao.translation.engines.hub import HubRepository

        with socket.socket() as reserved:
            reserved.bind(("127.0.0.1", 0))  # nobody listens
            address = f"http://127.0.0.1:{reserved.getsockname()[1]}"
            repository = HubRepository("me/tiny", endpoint=address, cache=tmp_path)
            with pytest.raises(ModelError, match=f"me/tiny: cannot be fetched from {address}"):
                repository.look()

    def test_the_library_draws_nothing(self, repository, capfd):
        snapshot = repository.look()
        repository.fetch(snapshot, snapshot.files[0])
        assert capfd.readouterr().err == ""
