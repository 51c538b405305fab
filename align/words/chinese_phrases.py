"""Which sequences of Chinese words are units: phrases that recur, hold together and stand apart.

A phrase is cut where it begins or ends inside a longer one (C-value, Frantzi, Ananiadou and Mima
2000; variety of neighbours), and weighed by how much more often it stands here than the general
frequencies of its words let one expect (the dictionary's costs stand for general text).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from glossary.dictionary.chinese_words import PlacedWord

# What no term begins or ends with: function words, measures, times, words of reporting.
_FUNCTION_WORDS_TEXT = """
次 级 局 届 号 期 批 多个 比 比上年 同比 环比 全年 年末 年初 月末 季度 一季度 上半年 上年
公里 平方米 万吨 公斤 亩 吨 人次 万人 左右 分别为 各位 在此 为主 为了 重要 主要 有关 相关
方 会上 记者 高度 大家 同志 的 了 在 和 与 及 或 等 是 为 对 以 从 向 由 将 把 被 于 并 也
都 就 而 其 该 这 那 此 我 他 她 它 你 们 我们 他们 各 每 到 上 下 中 内 外 前 后 个 名 家
项 年 月 日 时 至 来 去 要 会 能 可 可以 应 应当 必须 不 没有 有 无 使 让 给 同 跟 但 如 若
则 因 因为 所以 由于 通过 根据 按照 依 依法 关于 以及 其他 其中 这些 那些 这个 一个 一些
我区 我市 我省 本 本次 目前 今年 去年 同时 已 已经 正在 正 还 更 最 很 又 再 仍 并且 即 之
者 所 第 约 超过 达 达到 共 总 多 余 近 元 亿 万 亿元 万元 等等 之一 之间 以来 以上 以下
以内 以外 方面 过程 时候 情况 处 副 称 说 做 用 起 且 某 另 另外
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
# What stands before terms in bulletins and is no part of them.
_LEADING_VERBS_TEXT = """
回答 宣布 设立 推行 出台 制定 发布 荣获 举办 走访 慰问 主持 负责 做 抓 保障 保持 组织 统筹
推进 推动 加强 加快 促进 提升 提高 完善 实施 开展 落实 坚持 实现 进行 召开 举行 参加 出席
强调 指出 要求 表示 印发 打造 着力 大力 全面 深入 切实 进一步 不断 努力 积极 持续 扎实 坚决
认真 继续 突出 聚焦 围绕 抓好 做好 确保 形成 成为 发挥 支持 引导 鼓励 带动 助力 构建 建立
健全 强化 优化 扩大 增加 增长 下降 完成 属于 包括 作为 成立 获得 取得 给予 提供 予以 位于
来自 力争 务必 争取 贯彻 学习 报告 通报 听取 审议 通过 累计 新增 共同 有效 严格 充分 逐步
分别 一律 不得 违反 规定 全区 全市 全省 首个 盘活 原则 禁止 任何 预计 包含 有权 无权 行使
实行 改变 追究 乐观 自己 下列 集中 无力 显示 认为 希望 看到 进入 走 看 乘 利用 服务于 得到
受到 造成 导致
"""
_LEADING_VERBS = frozenset(_LEADING_VERBS_TEXT.split())
_LEADING_PREFIXES = ("全区", "全市", "全省", "全县", "我区", "我市", "我省", "我县")
_LONGEST_WORDS = 6
_LONGEST = 12
"""Characters of a phrase at most."""
_EDGE = ""
_EVERYDAY_COST = 7.5
"""Cost, a negative log frequency, up to which a word is one of everyday language."""
_SINGLE_WORD_SHARE = 0.5
"""What a phrase of one word weighs against one of several."""


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """An occurrence: sentence number, first word, one past the last word."""

    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ChinesePhrase:
    """A unit with all its places.

    Attributes:
        weight: C-value times how surprising the phrase is against general text; more is better.
    """

    text: str
    places: tuple[PhrasePlace, ...]
    weight: float


def find_phrases(
    sentences: Sequence[Sequence[PlacedWord]],
    *,
    dictionary: BilingualDictionary,
    fewest: int = 2,
    known: frozenset[str] = frozenset(),
) -> list[ChinesePhrase]:
    """Return the phrases that stand at least `fewest` times, the heaviest first.

    Args:
        sentences: The words of every sentence.
        dictionary: Where general frequencies come from.
        fewest: Least number of places.
        known: Terms that are units whatever their neighbours.
    """
    places = _collect(sentences, dictionary)
    counts = {words: len(found) for words, found in places.items() if len(found) >= fewest}
    inside = _counts_inside(counts)
    total = sum(len(sentence) for sentence in sentences)
    own = Counter(word.text for sentence in sentences for word in sentence)
    phrases = []
    for words, count in counts.items():
        text = "".join(words)
        longer = inside.get(words, [])
        free = count - sum(longer) / len(longer) if longer else float(count)
        if text not in known and (
            text.startswith(_LEADING_PREFIXES)
            or free < max(1.0, 0.25 * count)
            or _is_fragment(words, places[words], sentences)
        ):
            continue
        surprise = _surprise(words, count, total, own, dictionary)
        if surprise > 0:
            weight = math.log2(len(text)) * max(free, 1.0) * surprise
            weight *= _SINGLE_WORD_SHARE if len(words) == 1 and text not in known else 1.0
            phrases.append(ChinesePhrase(text, tuple(places[words]), weight))
    return sorted(phrases, key=lambda phrase: (-phrase.weight, phrase.text))


def _collect(
    sentences: Sequence[Sequence[PlacedWord]], dictionary: BilingualDictionary
) -> dict[tuple[str, ...], list[PhrasePlace]]:
    places: dict[tuple[str, ...], list[PhrasePlace]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for first, word in enumerate(sentence):
            if not _may_begin(word.text):
                continue
            words: list[str] = []
            end = word.start
            for last in range(first, min(first + _LONGEST_WORDS, len(sentence))):
                following = sentence[last]
                if following.start != end or not _may_stand_inside(following.text):
                    break
                words.append(following.text)
                end = following.end
                length = end - word.start
                if 2 <= length <= _LONGEST and _may_end(following.text):
                    places[tuple(words)].append(PhrasePlace(number, first, last + 1))
    return places


def _may_begin(word: str) -> bool:
    return _may_stand_inside(word) and word not in _FUNCTION_WORDS and word not in _LEADING_VERBS


def _may_end(word: str) -> bool:
    return word not in _FUNCTION_WORDS and word not in _LEADING_VERBS


def _may_stand_inside(word: str) -> bool:
    return not word.isascii() and word not in (
        "的",
        "了",
        "和",
        "与",
        "等",
        "在",
        "是",
        "将",
        "以及",
    )


def _counts_inside(counts: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], list[int]]:
    """Return, for each phrase, the counts of the longer ones it stands in."""
    inside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for words, count in counts.items():
        size = len(words)
        parts = {words[a:b] for a in range(size) for b in range(a + 1, size + 1)} - {words}
        for part in parts:
            if part in counts:
                inside[part].append(count)
    return inside


def _is_fragment(
    words: tuple[str, ...], places: Sequence[PhrasePlace], sentences: Sequence[Sequence[PlacedWord]]
) -> bool:
    """Tell whether nearly all places have the same content word on one side."""
    for side in (-1, 1):
        neighbours = Counter(_neighbour(place, side, sentences) for place in places)
        neighbours.pop(_EDGE, None)
        if neighbours and max(neighbours.values()) > 0.7 * len(places):
            return True
    if len(words) == 1:
        return False
    # 镇人民 has few neighbours on the right: what is cut inside a word is never free there.
    return len(words[0]) == 1 and len(words[-1]) == 1 and len(words) > 3


def _neighbour(place: PhrasePlace, side: int, sentences: Sequence[Sequence[PlacedWord]]) -> str:
    """Return the word beside a place; empty for a mark, an edge or a function word."""
    sentence = sentences[place.sentence]
    if side < 0:
        at, edge = place.first - 1, sentence[place.first].start
    else:
        at, edge = place.last, sentence[place.last - 1].end
    if not 0 <= at < len(sentence):
        return _EDGE
    word = sentence[at]
    is_beside = word.end == edge if side < 0 else word.start == edge
    if not is_beside or word.text in _FUNCTION_WORDS or word.text in _LEADING_VERBS:
        return _EDGE
    return word.text


def _surprise(
    words: tuple[str, ...],
    count: int,
    total: int,
    own: Counter[str],
    dictionary: BilingualDictionary,
) -> float:
    """Return the log of how much more often a phrase stands here than one would expect.

    The expectation is that of general text; for several words also that of the words' own
    frequencies here, so that two frequent words side by side are no surprise.
    """
    general = sum(dictionary.cost(word) or 12.0 for word in words)
    against_general = math.log(count / total) + general
    if len(words) == 1:
        # A frequent word of general text is no term, however frequent it is here.
        return min(against_general - 1.0, general - _EVERYDAY_COST)
    here = sum(-math.log(own[word] / total) for word in words)
    return min(against_general, math.log(count / total) + here) - 0.5
