"""Pages that hide their article: called like furniture, cut by it, or never closed.

Each function takes the words of `layouts.py` and returns a page; its body is `words.body` with
the lines that `EXTRA` names for it.
"""

from collections.abc import Mapping

EXTRA: Mapping[str, tuple[str, ...]] = {
    "contact_in_the_middle": ("地址：中山路1号。受理电话：12345，全天有人接听，欢迎来电咨询。",),
    "procedure": ("申请 > 受理 > 审查 > 现场核查 > 公示 > 决定 > 送达 > 归档",),
}


def _furniture(w, *, before="", after=""):
    nav = "".join(f"<li><a href=x>{entry}</a></li>" for entry in w.nav)
    related = "".join(f"<li><a href=x>{entry}</a></li>" for entry in w.related)
    foot = "".join(f"<p>{entry}</p>" for entry in w.footer)
    return (
        f"<ul class=nav>{nav}</ul>{before}",
        f"{after}<div class=related><h3>{w.labels['related']}</h3><ul>{related}</ul></div>"
        f"<div class=footer>{foot}</div>",
    )


def _page(w, middle, *, body=""):
    head, foot = _furniture(w)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{w.title}</title></head>"
        f"<body {body}>{head}{middle}{foot}</body></html>"
    )


def _paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def called_like_a_sidebar(w):
    return _page(
        w,
        f"<div class='hot search'><h1>{w.title}</h1>{_paragraphs(w.body)}</div>",
        body="class='no-sidebar related location'",
    )


def contact_in_the_middle(w):
    lines = [*w.body[:3], *EXTRA["contact_in_the_middle"], *w.body[3:]]
    return _page(w, f"<div class=content><h1>{w.title}</h1>{_paragraphs(lines)}</div>")


def related_in_the_middle(w):
    related = "".join(f"<li><a href=x>{entry}</a></li>" for entry in w.related)
    return _page(
        w,
        f"<div id=zoom><h1>{w.title}</h1>{_paragraphs(w.body[:3])}<p>延伸阅读</p>"
        f"<ul>{related}</ul><p>© 图片来自网络</p>{_paragraphs(w.body[3:])}</div>",
    )


def procedure(w):
    lines = [*w.body[:3], *EXTRA["procedure"], *w.body[3:]]
    return _page(w, f"<div class=txt><h1>{w.title}</h1>{_paragraphs(lines)}</div>")


def lead_and_closing_apart(w):
    return _page(
        w,
        f"<div class=main><h1>{w.title}</h1><div class=lead><p>{w.body[0]}</p></div>"
        f"<div class=middle>{_paragraphs(w.body[1:-1])}</div>"
        f"<div class=closing><p>{w.body[-1]}</p></div></div>",
    )


def never_closed(w):
    lines = "".join(f"<p>{'<font size=3><span><b>' * 200}{line}" for line in w.body)
    return _page(w, f"<div><h1>{w.title}</h1>{lines}</div>")


def nested_deeply(w):
    depth = 400
    return _page(w, f"<h1>{w.title}</h1>{'<div>' * depth}{_paragraphs(w.body)}{'</div>' * depth}")


def in_an_aside(w):
    return _page(w, f"<aside><h1>{w.title}</h1>{_paragraphs(w.body)}</aside>")


HARD_LAYOUTS = (
    called_like_a_sidebar,
    contact_in_the_middle,
    related_in_the_middle,
    procedure,
    lead_and_closing_apart,
    never_closed,
    nested_deeply,
    in_an_aside,
)


def body_of(layout, words):
    """Return the lines of the body that a layout shows."""
    return (*words.body[:3], *EXTRA.get(layout.__name__, ()), *words.body[3:])
