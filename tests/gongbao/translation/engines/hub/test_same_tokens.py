"""Converted models of every family write the tokens that transformers writes."""

import numpy as np
import pytest

from gongbao.translation.engines import CTranslate2Engine, DecodingOptions, DecodingRequest

torch = pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
transformers = pytest.importorskip(
    "transformers", reason="needs the extra hub: transformers is not installed"
)

from gongbao.translation.engines.hub import convert_checkpoint, read_checkpoint  # noqa: E402
from tests.gongbao.translation.engines.hub.conftest import WRITERS  # noqa: E402
from tests.gongbao.translation.engines.hub.tiny_models import LINES, SENTENCES  # noqa: E402

MODELS = {
    "marian": "MarianMTModel",
    "m2m100": "M2M100ForConditionalGeneration",
    "nllb": "M2M100ForConditionalGeneration",
    "madlad": "T5ForConditionalGeneration",
}
FRAMES = {
    "marian": ((), ("</s>",), ()),
    "marian with tags": ((">>eng<<",), ("</s>",), ()),
    "marian with two vocabularies": ((), ("</s>",), ()),
    "m2m100": (("__zh__",), ("</s>",), ("__en__",)),
    "nllb": (("zho_Hans",), ("</s>",), ("eng_Latn",)),
    "madlad": (("<2en>",), ("</s>",), ()),
}
LANGUAGES = {
    "m2m100": {"src_lang": "zh", "tgt_lang": "en"},
    "nllb": {"src_lang": "zho_Hans", "tgt_lang": "eng_Latn"},
}
# What `transformers` is given in front of the text, where its tokenizer adds no tag.
WRITTEN = {"marian with tags": ">>eng<<", "madlad": "<2en> "}


class Pair:
    """A tiny model twice: as transformers runs it and as it was converted, in float32."""

    def __init__(self, family, folder, converted):
        self.family, self.folder = family, folder
        self.checkpoint = read_checkpoint(folder, "me/tiny")
        self.choice = convert_checkpoint(
            self.checkpoint, converted, "me/tiny", quantization="float32"
        )
        self.engine = CTranslate2Engine(converted, threads=1)
        kind = getattr(transformers, MODELS[self.checkpoint.family.name])
        self.model = kind.from_pretrained(folder, attn_implementation="eager").eval()
        self.tokens = self.checkpoint.target_tokens
        self.numbers = {token: k for k, token in enumerate(self.checkpoint.source_tokens)}

    @property
    def words(self):
        """Some English that the vocabulary can write."""
        pieces = self.engine.pieces
        return next(
            pieces.encode_words(words)
            for words in ("companies", "in the", "on")
            if pieces.can_write(words)
        )

    def request(self, sentence, prefix=()):
        pieces = tuple(placed.piece for placed in self.engine.pieces.encode(sentence))
        return DecodingRequest(pieces, tuple(prefix))

    def framed(self, request):
        frame = self.checkpoint.frame
        return [*frame.source_prefix, *request.source, *frame.source_suffix]

    def source(self, request):
        unknown = self.numbers["<unk>"]
        return torch.tensor([[self.numbers.get(t, unknown) for t in self.framed(request)]])

    def begun(self, request):
        """What every translation begins with, the start symbol first."""
        given = [*self.checkpoint.frame.target_prefix, *request.prefix]
        start = self.model.config.decoder_start_token_id
        return [start, *(self.tokens.index(token) for token in given)]

    def generate(self, request, beam_size):
        """What transformers writes, the forced pieces included, with scores, the best first."""
        never = [[self.tokens.index("<unk>")]]
        if self.checkpoint.family.name == "marian":
            never.append([self.model.config.pad_token_id])
        begun = self.begun(request)
        longest = min(
            self.engine._settings.longest_output,
            max(len(request.prefix), 2 * len(request.source))
            + 20
            + len(self.checkpoint.frame.target_prefix),
        )
        several = {"early_stopping": True, "length_penalty": 1.0} if beam_size > 1 else {}
        with torch.no_grad():
            made = self.model.generate(
                input_ids=self.source(request),
                decoder_input_ids=torch.tensor([begun]),
                num_beams=beam_size,
                num_return_sequences=beam_size,
                do_sample=False,
                max_length=longest + 1,
                min_new_tokens=0 if request.prefix else 1,  # CTranslate2 writes at least one
                bad_words_ids=never,
                renormalize_logits=True,
                forced_bos_token_id=None,
                use_cache=False,  # transformers caches no more layers than the encoder has
                **several,
            )
        tags = len(self.checkpoint.frame.target_prefix)
        return [self.written(row[1 + tags :]) for row in made.tolist()]

    def written(self, row):
        tokens = [self.tokens[n] if n < len(self.tokens) else "</s>" for n in row]
        return tuple(tokens[: tokens.index("</s>")] if "</s>" in tokens else tokens)


@pytest.fixture(scope="module", params=WRITERS)
def pair(request, repository_of, tmp_path_factory):
    torch.set_num_threads(1)
    converted = tmp_path_factory.mktemp("converted") / "model"
    return Pair(request.param, repository_of(request.param), converted)


def test_the_symbols_around_the_pieces_are_those_of_the_family(pair):
    frame = pair.checkpoint.frame
    assert (frame.source_prefix, frame.source_suffix, frame.target_prefix) == FRAMES[pair.family]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_model_reads_what_its_own_tokenizer_would_give_it(pair, sentence):
    if pair.family == "madlad" and transformers.__version__ >= "5":
        sentence = sentence.replace("龘", "")  # transformers 5 takes an unknown piece for the end
    tokenizer = transformers.AutoTokenizer.from_pretrained(
        pair.folder, **LANGUAGES.get(pair.family, {})
    )
    theirs = tokenizer(WRITTEN.get(pair.family, "") + sentence).input_ids
    request = pair.request(sentence)
    assert theirs == pair.source(request)[0].tolist()


@pytest.mark.parametrize("beam_size", [1, 2, 4])
@pytest.mark.parametrize("sentence", [*SENTENCES, *LINES[::2]])
def test_greedy_and_beam_write_the_tokens_of_transformers(pair, sentence, beam_size):
    request = pair.request(sentence)
    found = pair.engine.candidates([request], DecodingOptions(beam_size=beam_size))[0]
    assert next(found).pieces == pair.generate(request, beam_size)[0]


def test_what_is_forced_comes_first_and_goes_on_as_in_transformers(pair):
    words = pair.words
    request = pair.request(SENTENCES[1], words)
    (found,) = pair.engine.translate([request], DecodingOptions(beam_size=1))
    assert found.pieces[: len(words)] == words
    assert found.pieces == pair.generate(request, 1)[0]


def test_alternatives_differ_behind_the_prefix_and_hold_no_tag(pair):
    words = pair.words
    found = pair.engine.alternatives(pair.request(SENTENCES[1], words), 3)
    assert len({made.pieces[len(words)] for made in found if len(made.pieces) > len(words)}) >= 2
    assert all(made.pieces[: len(words)] == words for made in found)


def test_scores_are_those_of_transformers_by_piece(pair):
    request = pair.request(SENTENCES[0])
    target = pair.words
    begun = pair.begun(DecodingRequest(request.source, target))
    with torch.no_grad():
        logits = pair.model(
            input_ids=pair.source(request),
            decoder_input_ids=torch.tensor([begun]),
            use_cache=False,
        ).logits[0, :, : len(pair.tokens)]
    wanted = [*begun[1:], pair.tokens.index("</s>")]
    gained = logits.log_softmax(-1)[range(len(wanted)), wanted]
    tags = len(pair.checkpoint.frame.target_prefix)
    (score,) = pair.engine.score([(request.source, target)])
    assert score == pytest.approx(float(gained[tags:].mean()), abs=1e-3)


def test_attention_is_over_the_pieces_alone_and_rows_sum_to_one(pair):
    request = pair.request(SENTENCES[0])
    (found,) = pair.engine.translate([request], DecodingOptions(beam_size=1))
    assert found.attention.shape == (len(found.pieces), len(request.source) + 1)
    np.testing.assert_allclose(found.attention.sum(axis=1), 1, atol=1e-4)


def test_attention_is_that_of_the_first_head_of_the_last_layer(pair):
    assert not pair.choice.is_useful  # so nothing else was chosen
    request = pair.request(SENTENCES[0])
    (found,) = pair.engine.translate([request], DecodingOptions(beam_size=1))
    begun = pair.begun(DecodingRequest(request.source, found.pieces))
    with torch.no_grad():
        looked = pair.model(
            input_ids=pair.source(request),
            decoder_input_ids=torch.tensor([begun]),
            output_attentions=True,
            use_cache=False,
        ).cross_attentions[-1][0, 0]
    frame = pair.checkpoint.frame
    rows = slice(len(frame.target_prefix), len(frame.target_prefix) + len(found.pieces))
    columns = slice(len(frame.source_prefix), len(frame.source_prefix) + len(request.source))
    np.testing.assert_allclose(found.attention[:, :-1], looked[rows, columns].numpy(), atol=2e-3)


def test_batches_give_what_each_sentence_alone_would(pair):
    requests = [pair.request(sentence) for sentence in SENTENCES]
    longest = pair.request(LINES[0])
    options = DecodingOptions(beam_size=1)
    together = pair.engine.translate([*requests, longest], options)
    for request, made in zip(requests, together, strict=False):
        (alone,) = pair.engine.translate([request], options)
        assert made.pieces[: len(alone.pieces)] == alone.pieces
