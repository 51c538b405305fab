"""Twenty ways government sites lay out a page, each in Chinese and in English: forty pages.

They follow what is out there: TRS and UCAP systems, nested tables of the 2000s, div soup, pages
of universities' CMS, responsive templates, portals in English, and text saved from a browser.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """An article and the furniture of its site."""

    title: str
    date: str
    source: str
    body: tuple[str, ...]
    site: str
    home: str
    nav: tuple[str, ...]
    labels: dict[str, str]
    related: tuple[str, ...]
    footer: tuple[str, ...]


CHINESE = Words(
    "涪陵区加快建设现代化产业体系",
    "2023-03-07",
    "涪陵日报",
    (
        "3月6日，十四届全国人大一次会议重庆代表团举行专题新闻发布会。区委书记介绍，涪陵区将加快建设现代化产业体系。",
        "工业能级持续提升",
        "2022年，全区规上工业产值2295亿元，建成全市首个千亿级材料产业集群，页岩气田累计产气532亿立方米。",
        "下一步，涪陵区将聚焦全市“2+6+X”产业集群，精准对接全市33条重点产业链，实施制造业提质增效行动。",
        "一是做强先进制造业。二是培育龙头企业和“链主”企业，三是建设智能工厂和数字化车间。",
        "科技创新步伐加快",
        "全区引进高端研发机构15家，攻克页岩气提氦等一批“卡脖子”技术，创新型产业集群入选国家名单。",
        "首页要闻栏目将持续分享建设进展，欢迎关注。",
    ),
    "重庆市涪陵区人民政府",
    "首页",
    ("首页", "要闻动态", "政务公开", "政务服务", "互动交流", "走进涪陵"),
    {
        "crumb": "您当前的位置：首页 > 要闻动态 > 区内要闻",
        "date": "发布时间：2023-03-07 10:22",
        "source": "来源：涪陵日报",
        "views": "浏览次数：1286",
        "font": "字体：【大 中 小】",
        "share": "分享到：",
        "print": "打印本页",
        "close": "关闭窗口",
        "editor": "责任编辑：李明",
        "previous": "上一篇：区政府召开常务会议",
        "next": "下一篇：春耕备耕工作有序推进",
        "related": "相关阅读",
        "search": "请输入关键字",
        "scan": "扫一扫在手机打开当前页",
    },
    ("区领导调研重点项目建设", "全区一季度经济运行情况", "涪陵高新区签约五个项目"),
    (
        "主办：重庆市涪陵区人民政府办公室",
        "版权所有：重庆市涪陵区人民政府",
        "渝ICP备05003300号-1",
        "渝公网安备50010202000123号",
        "网站标识码：5001020012",
        "联系电话：023-72220000",
    ),
)
ENGLISH = Words(
    "Fuling District Speeds Up Building of a Modern Industrial System",
    "2023-03-07",
    "Fuling Daily",
    (
        "The Chongqing delegation held a press conference on March 6. The district will speed up"
        " the building of a modern industrial system, its Party secretary said.",
        "Industry grows stronger",
        "In 2022, the output value of major industrial enterprises in the district reached 229.5"
        " billion yuan, and its shale gas field has produced 53.2 billion cubic meters of gas.",
        "As a next step, the district will focus on the city's industrial clusters and join its 33"
        " key industrial chains to raise the quality of manufacturing.",
        "It will foster leading companies and chain masters, and build smart factories and digital"
        " workshops across the district.",
        "Innovation picks up speed",
        "Fifteen research institutions have settled in the district, and a number of bottleneck"
        " technologies such as extracting helium from shale gas have been mastered.",
        "Home to 1.2 million people, the district will share more news with its readers soon.",
    ),
    "Fuling District People's Government",
    "Home",
    ("Home", "News", "Government", "Business", "Travel", "About us"),
    {
        "crumb": "Home > News > News",
        "date": "Updated: 2023-03-07 10:22:18",
        "source": "Source: Fuling Daily",
        "views": "Views: 1286",
        "font": "Font size: A+ A-",
        "share": "Share to:",
        "print": "Print",
        "close": "Close",
        "editor": "Editor: Li Ming",
        "previous": "Previous: District government holds executive meeting",
        "next": "Next: Preparations for spring plowing proceed",
        "related": "Related news",
        "search": "Search",
        "scan": "Scan the QR code to read on your phone",
    },
    (
        "Leaders inspect key projects",
        "District economy in the first quarter",
        "High-tech zone signs five projects",
    ),
    (
        "Presented by Fuling District Bureau of Foreign Affairs.",
        "Copyright Fuling District People's Government All rights reserved.",
        "ICP: 05003300-1",
        "Tel: 023-72220000",
        "Address: 1 Xinghua Road, Fuling, Chongqing",
    ),
)


def _paragraphs(w, tag="p", attributes=""):
    return "\n".join(f"<{tag}{attributes}>{line}</{tag}>" for line in w.body)


def _links(lines, tag="li"):
    return "".join(f'<{tag}><a href="/x">{line}</a></{tag}>' for line in lines)


def _page(w, body, head="", title=None):
    title = f"{w.title}_{w.site}" if title is None else title
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head>\
<body>{body}</body></html>"


def trs_editor(w):
    return _page(
        w,
        f"""<div class="header"><ul class="nav">{_links(w.nav)}</ul></div>
<div class="dqwz">{w.labels["crumb"]}</div><div class="content"><h1>{w.title}</h1>
<div class="info"><span>{w.labels["date"]}</span> <span>{w.labels["source"]}</span>
<span>{w.labels["font"]}</span></div>
<div class="TRS_Editor"><style>.TRS_Editor P{{margin:0}}</style>{_paragraphs(w)}</div>
<div class="editor">{w.labels["editor"]}</div><div>{w.labels["previous"]}</div>
<div>{w.labels["next"]}</div></div><div class="footer">{"<br>".join(w.footer)}</div>""",
        f'<meta name="ArticleTitle" content="{w.title}"><meta name="PubDate" content="{w.date}">'
        f'<meta name="ContentSource" content="{w.source}">',
    )


def ucap(w):
    return _page(
        w,
        f"""<div id="top">{_links(w.nav, "span")}</div><div class="BreadcrumbNav">
<a>{w.nav[0]}</a>&nbsp;&gt;&nbsp;<a>{w.nav[1]}</a></div>
<div class="article oneColumn"><h1><ucaptitle>{w.title}</ucaptitle></h1>
<div class="pages-date">{w.date} 10:22 <span>{w.labels["source"]}</span>
<div class="pages_print">{w.labels["font"]} {w.labels["print"]}</div></div>
<div class="pages_content" id="UCAP-CONTENT"><UCAPCONTENT>
{_paragraphs(w, "p", ' style="text-indent:2em"')}</UCAPCONTENT></div></div>
<div class="related"><h3>{w.labels["related"]}</h3><ul>{_links(w.related)}</ul></div>
<div id="foot">{"".join(f"<p>{line}</p>" for line in w.footer)}</div>""",
    )


def nested_tables(w):
    return _page(
        w,
        f"""<table width="1000"><tr>{_links(w.nav, "td")}</tr></table>
<table width="1000"><tr><td width="200"><table>
{"".join(f"<tr><td><a>{x}</a></td></tr>" for x in w.related)}</table></td><td><table>
<tr><td>{w.labels["crumb"]}</td></tr><tr><td align="center"><b><font size="5">{w.title}</font></b>
</td></tr><tr><td align="center">{w.labels["date"]}　{w.labels["source"]}　{w.labels["views"]}</td>
</tr><tr><td>{_paragraphs(w)}</td></tr><tr><td align="right">【<a>{w.labels["print"]}</a>】
【<a>{w.labels["close"]}</a>】</td></tr></table></td></tr></table>
<table><tr><td align="center">{"<br>".join(w.footer)}</td></tr></table>""",
    )


def breaks_in_a_cell(w):
    text = "<br><br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in w.body)
    return _page(
        w,
        f"""<center>{" | ".join(f"<a>{x}</a>" for x in w.nav)}</center><table><tr><td>
<h2 align=center>{w.title}</h2><hr><p align=center>{w.labels["date"]} {w.labels["source"]}</p>
<table><tr><td class="zw"><font size="3">{text}</font></td></tr></table></td></tr></table>
<hr><center>{"<br>".join(w.footer)}</center>""",
        title=w.title,
    )


def div_soup(w):
    body = "".join(
        f'<div class="c{k}"><div><span>{x}</span></div></div>' for k, x in enumerate(w.body)
    )
    return _page(
        w,
        f"""<div class="a1"><div>{_links(w.nav, "div")}</div></div><div class="a2">
<div><div class="b1">{w.title}</div><div class="b2"><div>{w.labels["date"]}</div>
<div>{w.labels["source"]}</div><div>{w.labels["views"]}</div></div><div class="b3">{body}</div>
<div class="b4"><div>{w.labels["share"]}</div><div><a>QQ</a></div></div></div>
<div class="b5"><div>{w.labels["related"]}</div>{_links(w.related, "div")}</div></div>
<div class="a3">{"".join(f"<div>{x}</div>" for x in w.footer)}</div>""",
    )


def semantic(w):
    return _page(
        w,
        f"""<header><a>{w.site}</a><nav>{_links(w.nav)}</nav></header><main><article>
<h1>{w.title}</h1><p class="meta"><time datetime="{w.date}">{w.date}</time> {w.labels["source"]}
</p>{_paragraphs(w)}</article><aside><h2>{w.labels["related"]}</h2><ul>{_links(w.related)}</ul>
</aside></main><footer>{"".join(f"<p>{x}</p>" for x in w.footer)}</footer>""",
    )


def university_cms(w):
    return _page(
        w,
        f"""<form name="_newscontent_fromname"><div class="nav_top">{_links(w.nav, "span")}</div>
<div class="article_title">{w.title}</div><div align="center">{w.labels["date"]}&nbsp;&nbsp;
{w.labels["editor"]}&nbsp;&nbsp;{w.labels["views"]}</div>
<div id="vsb_content_2"><div class="v_news_content">{_paragraphs(w, "p", ' class="vsbcontent"')}
</div></div><p>{w.labels["previous"]}</p><p>{w.labels["next"]}</p></form>
<div class="copyright">{" ".join(w.footer)}</div>""",
    )


def share_bar(w):
    return _page(
        w,
        f"""<div class="wrap"><div class="menu">{_links(w.nav)}</div>
<div class="bdsharebuttonbox"><a>微信</a><a>微博</a></div>
<div class="mbx">{w.labels["crumb"]}</div><h1 class="tit">{w.title}</h1>
<p class="sub">{w.labels["date"]}&emsp;{w.labels["source"]}&emsp;{w.labels["font"]}</p>
<div id="zoom">{_paragraphs(w)}<p style="text-align:right">（{w.labels["editor"]}）</p></div>
<p>{w.labels["share"]} <a>QQ</a> <a>WeChat</a></p><p>{w.labels["scan"]}</p>
<p><a>{w.labels["print"]}</a> <a>{w.labels["close"]}</a></p></div>
<div id="footer">{"".join(f"<p>{x}</p>" for x in w.footer)}</div>""",
    )


def sections_in_spans(w):
    body = "".join(
        f'<section><section style="margin:8px"><span style="font-size:16px">{x}</span></section>'
        "</section>"
        for x in w.body
    )
    return _page(
        w,
        f"""<div class="topbar">{_links(w.nav, "a")}</div><div id="activity-name"><h2>{w.title}</h2>
</div><div id="meta_content"><span>{w.source}</span> <em>{w.date}</em></div>
<div id="js_content">{body}</div><div class="tool">{w.labels["scan"]}</div>
<div class="foot">{"<br/>".join(w.footer)}</div>""",
        f'<meta property="og:title" content="{w.title}">',
        title="",
    )


def official_record(w):
    chinese = (
        ("索引号：11500102/2023-00012", "发布机构：区政府办公室"),
        ("主题分类：工业", w.labels["date"]),
    )
    english = (("Source: Fuling Daily", "Editor: Li"), ("Date: 2023-03-07", "Hits: 9"))
    rows = chinese if w is CHINESE else english
    record = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    return _page(
        w,
        f"""<div class="nav">{_links(w.nav)}</div><p>{w.labels["crumb"]}</p>
<table class="xxgk">{record}</table><div class="gk_title"><h1>{w.title}</h1></div>
<div class="gkcontent">{_paragraphs(w, "div")}</div>
<ul class="tools"><li>{w.labels["font"]}</li><li>{w.labels["print"]}</li></ul>
<div class="bottom">{"".join(f"<span>{x}</span> " for x in w.footer)}</div>""",
    )


def photo_story(w):
    body = list(w.body)
    body.insert(1, '</p><p align="center"><img src="a.jpg" alt="x">')
    return _page(
        w,
        f"""<div class="head">{_links(w.nav)}</div><div class="left"><h1>{w.title}</h1>
<div>{w.labels["source"]} | {w.labels["date"]}</div>{"".join(f"<p>{x}</p>" for x in body)}</div>
<div class="right"><h3>{w.labels["related"]}</h3><ul>{_links(w.related * 3)}</ul></div>
<div class="end">{"".join(f"<p>{x}</p>" for x in w.footer)}</div>""",
    )


def old_frames(w):
    return f"""<HTML><HEAD><TITLE>{w.title}</TITLE><META http-equiv="Content-Type"
content="text/html; charset=utf-8"></HEAD><BODY><TABLE><TR><TD><A>{w.home}</A></TD></TR></TABLE>
<P ALIGN=CENTER><FONT COLOR=red><B>{w.title}</B></FONT><P ALIGN=CENTER>{w.labels["date"]}
{"".join(f"<P>　　{x}" for x in w.body)}<P ALIGN=RIGHT>{w.labels["views"]}
<HR><P ALIGN=CENTER>{"<BR>".join(w.footer)}</BODY></HTML>"""


def responsive(w):
    return _page(
        w,
        f"""<div class="container-fluid"><div class="row navbar">{_links(w.nav, "a")}</div></div>
<div class="container"><ol class="breadcrumb">{_links(w.nav[:3])}</ol><div class="row">
<div class="col-md-9"><div class="panel"><div class="panel-heading"><h3>{w.title}</h3><small>
{w.date} · {w.labels["source"]}</small></div><div class="panel-body">{_paragraphs(w)}</div>
<div class="panel-footer">{w.labels["previous"]} {w.labels["next"]}</div></div></div>
<div class="col-md-3 sidebar"><ul>{_links(w.related)}</ul></div></div></div>
<div class="container footer">{"".join(f"<p>{x}</p>" for x in w.footer)}</div>""",
    )


def accessibility_bar(w):
    words = (
        ("无障碍浏览", "长者版", "繁體版", "English")
        if w is CHINESE
        else ("中文", "Français", "日本語")
    )
    return _page(
        w,
        f"""<div>{" | ".join(words)}</div><div><input value="{w.labels["search"]}"></div>
<div>{_links(w.nav, "span")}</div><div class="main-body"><div class="title">{w.title}</div>
<div>{w.labels["date"]} {w.labels["source"]} {w.labels["views"]}</div>
<div>{w.labels["font"]}</div><div class="text">{_paragraphs(w)}</div><div>{w.labels["editor"]}</div>
<div>{w.labels["related"]}</div><div>{_links(w.related, "p")}</div></div>
<div>{"".join(f"<p>{x}</p>" for x in w.footer)}</div>""",
    )


def list_and_table(w):
    rows = "".join(f"<tr><td>{x}</td><td>{k}00</td></tr>" for k, x in enumerate("甲乙丙", 1))
    return _page(
        w,
        f"""<div class="nav">{_links(w.nav)}</div><h1>{w.title}</h1><p>{w.labels["date"]}</p>
<div class="article-content">{_paragraphs(w)}<table border="1">{rows}</table>
<p>{w.body[2]}</p></div><div class="foot">{"".join(f"<p>{x}</p>" for x in w.footer)}</div>""",
    )


def hidden_parts(w):
    return _page(
        w,
        f"""<div style="display:none">{w.related[0]}</div><script>var a="{w.related[1]}";</script>
<select><option>{w.nav[1]}</option></select><div class="nav">{_links(w.nav)}</div>
<div class="xl"><h1>{w.title}</h1><h6>{w.labels["date"]} {w.labels["source"]}</h6>
<div class="xl-content">{_paragraphs(w)}</div><button>{w.labels["print"]}</button></div>
<noscript>{w.related[2]}</noscript><footer>{" ".join(w.footer)}</footer>""",
    )


def blockquote_page(w):
    return _page(
        w,
        f"""<div>{_links(w.nav, "b")}</div><blockquote><h2>{w.title}</h2><h5>{w.labels["source"]}
{w.labels["date"]}</h5>{"".join(f"<div>{x}</div><div>&nbsp;</div>" for x in w.body)}</blockquote>
<dl><dt>{w.labels["related"]}</dt>{_links(w.related, "dd")}</dl>
<address>{"<br>".join(w.footer)}</address>""",
    )


def saved_text(w):
    return "\n".join(
        [
            *w.nav,
            w.labels["crumb"],
            "",
            w.title,
            w.labels["date"],
            "",
            *(line for x in w.body for line in (x, "")),
            w.labels["editor"],
            "",
            *w.footer,
        ]
    )


def saved_text_with_everything(w):
    return "\n".join(
        [
            " ".join(w.nav),
            w.labels["search"],
            w.labels["crumb"],
            w.title,
            f"{w.labels['date']}  {w.labels['source']}  {w.labels['views']}",
            w.labels["font"],
            *(f"　　{x}" for x in w.body),
            w.labels["share"],
            w.labels["scan"],
            w.labels["print"],
            w.labels["previous"],
            w.labels["next"],
            w.labels["related"],
            *w.related,
            *w.footer,
        ]
    )


def saved_text_from_a_reader(w):
    return "\r\n\r\n".join([w.title, f"{w.date} {w.labels['source']}", *w.body, w.footer[1]])


LAYOUTS = (
    trs_editor,
    ucap,
    nested_tables,
    breaks_in_a_cell,
    div_soup,
    semantic,
    university_cms,
    share_bar,
    sections_in_spans,
    official_record,
    photo_story,
    old_frames,
    responsive,
    accessibility_bar,
    list_and_table,
    hidden_parts,
    blockquote_page,
    saved_text,
    saved_text_with_everything,
    saved_text_from_a_reader,
)


def expected_body(layout, words):
    """Return the text of the body that a layout shows, as a reader would copy it."""
    lines = list(words.body)
    if layout is list_and_table:
        lines += ["甲\t100", "乙\t200", "丙\t300", words.body[2]]
    return "\n".join(lines)
