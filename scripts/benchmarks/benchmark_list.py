"""The benchmarks, in the order of `docs/measured.md`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A module that measures, and what a reader needs beside its figures.

    Attributes:
        module: Below this folder; the last part is the name of the benchmark.
        heading: Of its part of the page.
        minutes: It takes on two idle cores.
        reads_data: Whether it is given DATA.
        is_timed: Whether its figures are wrong where other programs need the cores.
        options: It is run with.
        quick: Options for a slice that takes seconds.
        notes: What the figures do not say.
    """

    module: str
    heading: str
    minutes: float
    reads_data: bool = True
    is_timed: bool = False
    options: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    notes: str = ""

    @property
    def name(self) -> str:
        """Return what `--only` calls it."""
        return self.module.rpartition(".")[2]

    def command(self, options: tuple[str, ...]) -> str:
        """Return the command line as a person types it."""
        data = ("DATA",) * self.reads_data
        return " ".join(("python", "-m", f"scripts.benchmarks.{self.module}", *data, *options))


BENCHMARKS = (
    Benchmark(
        "translation.guarantee",
        "The guarantee on real bulletins and news",
        minutes=6,
        is_timed=True,
        quick=("--limit", "6", "--repeat", "1"),
        notes="Parts of the packaged glossary are attested in references of these same documents, "
        "so the chrF gained flatters it. Cost is the time with the guarantee over that without it.",
    ),
    Benchmark(
        "judgement.figure_cases",
        "Figures, codes, cells and terms: cases written by hand",
        minutes=3,
        reads_data=False,
        quick=("--reading-only",),
    ),
    Benchmark(
        "judgement.quantities",
        "Figures read and written: confirmed 万 and 亿 amounts",
        minutes=0.1,
        is_timed=True,
    ),
    Benchmark(
        "translation.model",
        "The packaged model on public test sets",
        minutes=16,
        options=("--limit", "1670"),
        quick=("--limit", "8", "--odd", "5"),
        notes="The plain scores use no glossary; those with the glossary are not held out. The "
        "published OPUS-MT model has 19.6 and 19.2 BLEU on the whole of wmt22 and wmt21. The card "
        "(`gongbao/models/zh_en/README.md`) says what the model was trained on.",
    ),
    Benchmark(
        "judgement.reports",
        "Whole chapters of a monetary authority's annual reports",
        minutes=5,
        quick=("--limit", "1"),
    ),
    Benchmark(
        "translation.blind_reading",
        "Sixty official sentences read blind",
        minutes=1,
        notes="The readers were two language models that did not know whose English they read, not "
        "people; each sentence was read once in our English and once as published. Verdicts hold "
        "for a translation as it was read: one that has changed since counts as not read.",
    ),
    Benchmark(
        "engines.replay",
        "Five published systems under the guarantee",
        minutes=20,
        quick=("--limit", "1", "--only", "CommandA_MT.proper"),
        notes="Stored outputs answer again what they answered first, so all they missed is written "
        "over their words: an engine that can be asked again needs less. Success counts a short "
        "term inside a longer one as missed where the longer one is worded without it; the human "
        "English of the same chapters is counted beside. Placement was tuned with these reports in "
        "sight.",
    ),
    Benchmark(
        "translation.speed",
        "Speed and memory of translation",
        minutes=10,
        is_timed=True,
        quick=("--sentences", "8", "--repeat", "1", "--pages"),
        notes="The same weights, sentences, beam and batch in one process, in turns.",
    ),
    Benchmark(
        "start_up",
        "Processor seconds to start",
        minutes=0.3,
        reads_data=False,
        is_timed=True,
        quick=("--repeat", "1"),
    ),
    Benchmark(
        "formats.documents",
        "Reading and writing documents, beside the translation itself",
        minutes=1,
        reads_data=False,
        is_timed=True,
        quick=("--pages", "10", "--sample", "10"),
    ),
    Benchmark(
        "formats.generated_documents",
        "What a translation may not change: generated documents of every format",
        minutes=4,
        reads_data=False,
        quick=("--each", "3"),
        notes="A law is broken where a byte changes without a translation, anything but words with "
        "one, where an element or a mark is lost, doubled or out of order, a new error against the "
        "schema of Office appears, or a word is missing. Where LibreOffice is installed, two "
        "fifths of the Office files are written by it.",
    ),
    Benchmark(
        "translation.marks",
        "Inline markup on the right words",
        minutes=0.7,
        reads_data=False,
        quick=("--limit", "10"),
    ),
    Benchmark(
        "translation.constrained_search",
        "The cascade against constrained beam search",
        minutes=12,
        is_timed=True,
        quick=("--limit", "2"),
        notes="Both decode with transformers. Constrained search (dynamic beam allocation) is "
        "given every accepted form; the cascade is what the guarantee does.",
    ),
    Benchmark(
        "judgement.checks",
        "The proofreader: false alarms and planted faults",
        minutes=5,
        is_timed=True,
        quick=("--only", "planted"),
        notes="Rules were tuned on these references. Faults of theirs that were read and are real "
        "are listed in `scripts/benchmarks/gold/confirmed_reference_faults.tsv`.",
    ),
    Benchmark(
        "judgement.planted",
        "The proofreader: twelve kinds of faults planted in three genres",
        minutes=5,
        quick=("--each", "3"),
        notes="News, annual reports of an authority and bulletins, each fault one change of one "
        "translation. The rules were written with other draws of the same texts at hand.",
    ),
    Benchmark(
        "judgement.unseen_faults",
        "The proofreader: faults written blind, by rules alone and by contrast",
        minutes=8,
        is_timed=True,
        reads_data=False,
        quick=("--sets", "figures, kept apart"),
        notes="Sentences by language models that did not know the rules, each right and with one "
        "fault; those kept apart were read by nobody who mended rules. The right ones are "
        "worded as freely as can be, so false alarms are oftener than in published texts.",
    ),
    Benchmark(
        "engines.llm_overhead",
        "What the client of a language model adds to the waiting",
        minutes=1,
        is_timed=True,
        quick=("--segments", "40", "--repeat", "1"),
        notes="Real servers take seconds, not 20 ms. The English is human, and freer than a "
        "model's: chats of wmt22 are among it.",
    ),
    Benchmark(
        "engines.corrections",
        "Correcting translations that exist",
        minutes=5,
        quick=("--only", "planted", "--kind", "doubled words"),
        notes="Faults planted in references that the check finds nothing wrong with; certain are "
        "those it finds. Changes of references that a person read and that are true mends are "
        "listed in `scripts/benchmarks/engines/confirmed_mends.tsv` and count as none made worse.",
    ),
    Benchmark(
        "judgement.evaluation",
        "Evaluating systems",
        minutes=1,
        is_timed=True,
        quick=("--segments", "60"),
        notes="Wall time of all metrics but TER and the score of a model.",
    ),
    Benchmark(
        "judgement.quality_estimate",
        "The estimate of quality, against human MQM",
        minutes=2,
        notes="On documents that no weight was fitted on. chrF has a reference, the estimate none.",
    ),
    Benchmark(
        "pairs.alignment",
        "Sentence alignment",
        minutes=20,
        is_timed=True,
        quick=("--only", "sets", "laws", "faults", "--limit", "4"),
        notes="Novels are aligned with weights fitted without the chapter.",
    ),
    Benchmark(
        "archives.corpus_quality",
        "Cleaning a corpus: ten kinds of wrong pairs among right ones",
        minutes=1,
        is_timed=True,
        quick=("--pairs", "60"),
        notes="Pairs of the written corpus, wrong ones without their originals. OpusFilter and "
        "bicleaner-hardrules stand beside it in `docs/archives.md`.",
    ),
    Benchmark(
        "archives.giants",
        "A giant cut into parts: news, whole and in parts",
        minutes=2,
        quick=("--limit", "300", "--size", "40"),
        notes="Parts are far smaller than those that `align --pairs` makes.",
    ),
    Benchmark(
        "archives.cluster_estimate",
        "A cluster on paper, from costs of one core",
        minutes=2,
        is_timed=True,
        quick=("--pairs", "60", "--pages", "1", "--driven", "1000"),
        notes="Neither networks nor disks are in it; no cluster of several machines was tried.",
    ),
    Benchmark(
        "pairs.word_links",
        "Word links, Tsinghua 450",
        minutes=0.2,
        is_timed=True,
    ),
    Benchmark(
        "pairs.term_candidates",
        "Term candidates against published term lists",
        minutes=1,
        is_timed=True,
        notes="Two annual reports, aligned by us. The lists leave out much that is a term, so the "
        "shares are lower bounds.",
    ),
    Benchmark(
        "judgement.pair_quality",
        "The score of a pair of sentences",
        minutes=0.5,
        quick=("--limit", "200"),
        notes="Half of the pairs are wrong, in nine ways, of documents that no weight saw.",
    ),
    Benchmark(
        "stores.memory",
        "The translation memory",
        minutes=8,
        reads_data=False,
        is_timed=True,
        quick=("--units", "2000"),
    ),
    Benchmark(
        "stores.termbase",
        "The termbase: 100,000 concepts",
        minutes=6,
        reads_data=False,
        is_timed=True,
        quick=("--concepts", "2000", "--kills", "3", "--writers-seconds", "2"),
    ),
    Benchmark(
        "stores.glossary_exchange",
        "Glossary files of 100,000 concepts",
        minutes=8,
        reads_data=False,
        is_timed=True,
        options=("--large", "200"),
        quick=("--concepts", "1000", "--large", "1"),
    ),
    Benchmark(
        "stores.exchange_structures",
        "TBX and TMX as the tools of the trade write them, beside translate-toolkit",
        minutes=0.1,
        reads_data=False,
        quick=("--tools", "2"),
        notes="Files of our own, each structure with each oddity: our reader was written with them "
        "in sight. translate-toolkit is asked for every Chinese and English tag of the file.",
    ),
    Benchmark(
        "stores.term_matching",
        "Matching 100,000 terms",
        minutes=0.1,
        reads_data=False,
        is_timed=True,
    ),
    Benchmark(
        "formats.extraction",
        "The article of a page, beside trafilatura and readability",
        minutes=0.2,
        reads_data=False,
        notes="Pages of our own; where copies of public sets are named they are measured too, and "
        "their gold is theirs, but for the Chinese one, whose bodies were marked by hand. Our "
        "thresholds were chosen with these sets in sight.",
    ),
    Benchmark(
        "workbench.workbench_load",
        "The workbench: start, completion, twenty people at once",
        minutes=1,
        reads_data=False,
        is_timed=True,
        quick=("--people", "2", "--seconds", "1", "--segments", "4"),
        notes="Browsers and server share the two cores. Everybody saves once a second and has what "
        "is typed checked four times a second.",
    ),
)
