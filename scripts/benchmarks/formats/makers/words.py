"""Chinese words for generated documents: sentences as bulletins have them, and odd ones."""

from __future__ import annotations

import base64
from random import Random

# One red point.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
_SUBJECTS = ("全区工业", "城镇居民", "第一产业", "进出口总额", "市政府", "链主企业", "高新技术企业")
_VERBS = ("同比增长", "达到", "完成投资", "召开会议部署", "比上年下降", "累计实现")
_OBJECTS = ("8.5%", "4078亿元", "2022年任务", "重点工作", "1.2万人", "“十四五”规划", "A&B<试点>")
_ENDS = ("。", "；", "！", "。", "。")
_TITLES = (
    "统计公报",
    "综合",
    "指标",
    "亿元",
    "工业增加值",
    "二、农业",
    "注：初步数",
    "各区（县）情况",
)


def sentence(random: Random) -> str:
    """Return one sentence."""
    words = random.choice(_SUBJECTS) + random.choice(_VERBS) + random.choice(_OBJECTS)
    if random.random() < 0.3:
        words += "，" + random.choice(_SUBJECTS) + random.choice(_VERBS) + random.choice(_OBJECTS)
    return words + random.choice(_ENDS)


def paragraph(random: Random) -> str:
    """Return one to three sentences."""
    return "".join(sentence(random) for _ in range(random.choice((1, 1, 2, 3))))


def title(random: Random) -> str:
    """Return a few words without a full stop."""
    return random.choice(_TITLES) + (random.choice(_OBJECTS) if random.random() < 0.2 else "")


def cut(text: str, random: Random, most: int = 4) -> list[str]:
    """Return the text cut at chance places into one to `most` pieces, none of them empty."""
    count = min(random.randint(1, most), len(text))
    places = sorted(random.sample(range(1, len(text)), count - 1)) if count > 1 else []
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
