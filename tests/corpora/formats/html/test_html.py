import pytest

from corpora.documents import BlockKind, Mark, MarkedText
from corpora.errors import DocumentError
from corpora.formats import read_plain_text
from corpora.formats.html.html_document import read_html, render_html


def texts(source):
    return [segment.text for segment in read_html(source).segments]


def unchanged(document):
    return [MarkedText(segment.text, segment.marks) for segment in document.segments]


def translate(source, *translations):
    """Render with English texts; marked pieces are given as `{key:words}`, breaks as `{key:}`."""
    document = read_html(source)
    given = list(translations) or [f"T{number}" for number in range(len(document.segments))]
    return render_html(document, [marked(text) for text in given])


def marked(text):
    plain, marks, opened = "", [], []
    position = 0
    while position < len(text):
        character = text[position]
        if character == "{":
            key, position = text[position + 1 :].split(":", 1)[0], text.index(":", position)
            opened.append((int(key), len(plain)))
        elif character == "}":
            key, start = opened.pop()
            marks.append(Mark(start, len(plain), key))
        else:
            plain += character
        position += 1
    return MarkedText(plain, tuple(marks))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>一。</p>", "<p>T0</p>", id="paragraph"),
        pytest.param("<p>一。二。</p>", "<p>T0 T1</p>", id="sentences get a space"),
        pytest.param("<p>\n  一。\n  二。\n</p>", "<p>\n  T0\n  T1\n</p>", id="white space stays"),
        pytest.param("<p>&nbsp;&emsp;一</p>", "<p>&nbsp;&emsp;T0</p>", id="entity spaces stay"),
        pytest.param("<p>　　一</p>", "<p>　　T0</p>", id="indent stays"),
        pytest.param("<P CLASS=x ID='y'\n>一</P >", "<P CLASS=x ID='y'\n>T0</P >", id="tags stay"),
        pytest.param("<p>A&copy;B<p>一", "<p>A&copy;B<p>T0", id="other text stays as written"),
        pytest.param(
            "<!DOCTYPE html><!-- 一 --><?php 一 ?><p>一</p><![CDATA[一]]>",
            "<!DOCTYPE html><!-- 一 --><?php 一 ?><p>T0</p><![CDATA[一]]>",
            id="comments and declarations stay",
        ),
        pytest.param(
            "<script>if (a<b) '<p>一</p>'</script><style>/*一*/</style><p>一</p>",
            "<script>if (a<b) '<p>一</p>'</script><style>/*一*/</style><p>T0</p>",
            id="scripts and styles stay",
        ),
        pytest.param(
            "<textarea rows=2>\n一。\n<b>二</b> &lt; 三</textarea>",
            "<textarea rows=2>\nT0\nT1</textarea>",
            id="what a field holds",
        ),
        pytest.param(
            "<pre>一</pre><template><p>一</p></template><noscript>一</noscript>",
            "<pre>T0</pre><template><p>T1</p></template><noscript>T2</noscript>",
            id="what is shown without a script, or by one",
        ),
        pytest.param(
            "<svg><title>一</title><desc>二</desc><g><text x=1>三<tspan fill=red>四</tspan></text>"
            "</g><path/><text><tspan x=1>五。</tspan><tspan x=1 dy=2>六</tspan></text></svg>",
            "<svg><title>T0</title><desc>T1</desc><g><text x=1>T2<tspan fill=red></tspan></text>"
            "</g><path/><text><tspan x=1>T3</tspan><tspan x=1 dy=2>T4</tspan></text></svg>",
            id="what drawings say",
        ),
        pytest.param(
            "<math><mi>x</mi></math><p>甲</p><math><mtext>一</mtext><mo>=</mo></math>",
            "<math><mi>x</mi></math><p>T0</p><math><mtext>T1</mtext><mo>=</mo></math>",
            id="words of formulas",
        ),
        pytest.param(
            "<p>甲<sup>[注1]</sup>乙<sup>注 2</sup></p>",
            "<p>T0<sup>[Note 1]</sup><sup>Note 2</sup></p>",
            id="the word of a note",
        ),
        pytest.param(
            "<p>增长<code>5.6%</code>，用<code>一</code>。</p>",
            "<p>T0<code></code> <code>一</code></p>",
            id="a figure in code is one of the sentence",
        ),
        pytest.param(
            "<div translate=no><div>一</div>一</div><p class='a notranslate'>一</p><p>一</p>",
            "<div translate=no><div>一</div>一</div><p class='a notranslate'>一</p><p>T0</p>",
            id="what is not to be translated stays",
        ),
        pytest.param(
            "<p translate=no>一<p>一", "<p translate=no>一<p>T0", id="unclosed, to be kept"
        ),
        pytest.param("<img translate=no alt=一><p>一", "<img translate=no alt=一><p>T0", id="void"),
        pytest.param(
            "<pre>一\n二。\n\n　　三</pre><pre><code>一</code></pre>",
            "<pre>T0\nT1\n\n　　T2</pre><pre><code>一</code></pre>",
            id="lines of preformatted words, but no code",
        ),
        pytest.param(
            '<meta property="og:title" content="一"><meta name="ArticleTitle" content="二">',
            '<meta property="og:title" content="T0"><meta name="ArticleTitle" content="T1">',
            id="titles for others",
        ),
        pytest.param(
            "<meta name=keywords content='一，a&amp;b;二、三'>",
            "<meta name=keywords content='T0, a&amp;b;T1, T2'>",
            id="keywords one by one",
        ),
        pytest.param(
            '<meta name="viewport" content="一"><meta property="og:image" content="/一.png">',
            '<meta name="viewport" content="一"><meta property="og:image" content="/一.png">',
            id="settings and addresses stay",
        ),
        pytest.param(
            '<input type="submit" value="一"><input type=hidden value="甲"><b aria-label="二">',
            '<input type="submit" value="T0"><input type=hidden value="甲"><b aria-label="T1">',
            id="buttons and hints",
        ),
        pytest.param(
            '<input type="text" value="一"><input value="二"><datalist><option value="三">',
            '<input type="text" value="T0"><input value="T1"><datalist><option value="T2">',
            id="what fields show and offer",
        ),
        pytest.param("<p>一<b>二", "<p>T0<b>", id="unclosed bold"),
        pytest.param("<p>一</b>二</i></p>", "<p>T0</b></i></p>", id="stray end tags"),
        pytest.param("<ul><li>一<li>二</ul>", "<ul><li>T0<li>T1</ul>", id="unclosed items"),
        pytest.param("一<p>二", "T0<p>T1", id="text outside any element"),
        pytest.param("<p>一 < 二 & 三</p>", "<p>T0</p>", id="bare characters are text"),
        pytest.param("<p title='a>b'>一</p>", "<p title='a>b'>T0</p>", id="> in a value"),
        pytest.param(
            "<p>一</p><p title='二", "<p>T0</p><p title='二", id="file breaks off in a tag"
        ),
        pytest.param("<p>一</p><!-- 二", "<p>T0</p><!-- 二", id="file breaks off in a comment"),
        pytest.param("<script>一", "<script>一", id="file breaks off in a script"),
        pytest.param("<a>一</a> | <a>二</a>", "<a>T0</a> | <a>T1</a>", id="links in a row"),
        pytest.param(
            "<nav><a>一</a> &gt; <a>二</a> &gt; 三</nav>",
            "<nav><a>T0</a> &gt; <a>T1</a> &gt; T2</nav>",
            id="breadcrumb",
        ),
        pytest.param("<p>一 &gt; 二 > 三</p>", "<p>T0</p>", id="rule without links"),
        pytest.param(
            "<p><b>一。</b>二。</p>", "<p><b>T0</b> T1</p>", id="space after a bold sentence"
        ),
        pytest.param("<p>一。<b>二。</b></p>", "<p>T0 <b>T1</b></p>", id="space before a bold one"),
        pytest.param("<p>一。<br>二。</p>", "<p>T0<br>T1</p>", id="no space at a line break"),
        pytest.param("<title> 一 </title>", "<title> T0 </title>", id="title"),
        pytest.param('<html lang="zh-CN">一', '<html lang="en">T0', id="language"),
        pytest.param('<html lang="zh-CN">', '<html lang="zh-CN">', id="nothing translated"),
        pytest.param(
            "<HTML xml:lang='zh' lang=zh>一", "<HTML xml:lang='en' lang=en>T0", id="languages"
        ),
        pytest.param("<html lang=fr>", "<html lang=fr>", id="another language"),
        pytest.param(
            "<html lang=zh><p lang='zh-CN'>一<span lang=EN-US>A</span></p>",
            "<html lang=en><p lang='en'>T0<span lang=EN-US></span></p>",
            id="language of an element",
        ),
        pytest.param(
            '<meta http-equiv="content-language" content="zh-CN"><p>一',
            '<meta http-equiv="content-language" content="en"><p>T0',
            id="language in a meta",
        ),
        pytest.param("<meta charset=GB2312>", "<meta charset=utf-8>", id="character set"),
        pytest.param("<meta charset='UTF-8'>", "<meta charset='UTF-8'>", id="UTF-8 already"),
        pytest.param(
            '<META content="text/html; charset=gbk" http-equiv=Content-Type>',
            '<META content="text/html; charset=utf-8" http-equiv=Content-Type>',
            id="character set, old style",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="gb2312"?><p>一</p>',
            '<?xml version="1.0" encoding="utf-8"?><p>T0</p>',
            id="character set of XHTML",
        ),
        pytest.param(
            '<meta name="Description" content="一"><meta name="keywords" content="一">',
            '<meta name="Description" content="T0"><meta name="keywords" content="T1">',
            id="description and keywords",
        ),
        pytest.param(
            '<meta name=weibo:webpage:title content="一"><meta name=news_keywords content="一,二">',
            '<meta name=weibo:webpage:title content="T0"><meta name=news_keywords content="T1,T2">',
            id="for networks and news",
        ),
        pytest.param(
            '<table><tr><th abbr="一">一<td abbr="AB">一</table>',
            '<table><tr><th abbr="T0">T1<td abbr="AB">T2</table>',
            id="short headings of a table",
        ),
        pytest.param("<img alt=一 src=/一.png>", '<img alt="T0" src=/一.png>', id="alt, unquoted"),
        pytest.param("<input placeholder=' 一 '>", "<input placeholder=' T0 '>", id="placeholder"),
        pytest.param("<p>甲<a title='一'>乙</a></p>", "<p>T0<a title='T1'></a></p>", id="title"),
        pytest.param(
            '<?xml version="1.0"?><script src="a"/><p>一</p>',
            '<?xml version="1.0"?><script src="a"/><p>T0</p>',
            id="empty script of XHTML",
        ),
        pytest.param("<p>没有", "<p>T0", id="no end"),
    ],
)
def test_only_the_text_changes(source, expected):
    assert translate(source) == expected


@pytest.mark.parametrize(
    ("source", "translations", "expected"),
    [
        pytest.param(
            "<p>今年<b>工业</b>增长<a href=x>3.5%</a>。</p>",
            ["{0:Industry} grew {1:3.5%}."],
            "<p><b>Industry</b> grew <a href=x>3.5%</a>.</p>",
            id="around the right words",
        ),
        pytest.param(
            "<p>甲<b>乙</b>丙<i>丁</i>戊</p>",
            ["{1:one} then {0:two}"],
            "<p><i>one</i> then <b>two</b></p>",
            id="another order",
        ),
        pytest.param(
            "<p>甲<b>乙</b>丙</p>", ["one two"], "<p>one two<b></b></p>", id="a lost mark is kept"
        ),
        pytest.param(
            "<p>甲<b>乙</b>丙。丁。</p>",
            ["one.", "two."],
            "<p>one.<b></b> two.</p>",
            id="a lost mark stays in its sentence",
        ),
        pytest.param(
            "<h1>甲<br>乙丙</h1>", ["one {0:}two"], "<h1>one <br>two</h1>", id="break inside"
        ),
        pytest.param(
            "<p>甲<b>乙。丙</b>丁。</p>",
            ["one {0:two.}", "{0:three} four."],
            "<p>one <b>two. three</b> four.</p>",
            id="one element over two sentences",
        ),
        pytest.param(
            "<p>甲<a>乙<b>丙</b></a>丁</p>",
            ["{1:one} x {0:two}"],
            "<p><a><b>one</b> x two</a></p>",
            id="a child that left its parent takes it along",
        ),
        pytest.param(
            "<p>甲<b>乙</b><i>丙</i>丁</p>",
            ["{0:{1:one} two}"],
            "<p><b>one two</b><i></i></p>",
            id="marks on each other stay apart",
        ),
        pytest.param(
            "<p>甲<b>乙</b>丙</p>",
            ["{0:a}{0:b} {7:c}"],
            "<p><b>ab</b> c</p>",
            id="doubled and unknown marks",
        ),
        pytest.param(
            "<p>甲乙</p>", ["a < b & c > d"], "<p>a &lt; b &amp; c &gt; d</p>", id="escaped"
        ),
        pytest.param(
            '<p title="甲"></p>',
            ['a "b" & c'],
            '<p title="a &quot;b&quot; &amp; c"></p>',
            id="value escaped",
        ),
        pytest.param(
            "<p title='甲'></p>", ["it's"], "<p title='it&#39;s'></p>", id="quote escaped"
        ),
        pytest.param(
            "<p>甲<b><i>乙</i>丙</p>",
            ["{1:one} two {0:}three"],
            "<p><i>one</i> two <b>three</p>",
            id="what is in an unclosed element is placed alone",
        ),
        pytest.param(
            "<h1>甲<b>乙<br>丙</b>丁</h1>",
            ["{1:}one {0:two}"],
            "<h1>one <b><br>two</b></h1>",
            id="a break stays in its element",
        ),
        pytest.param(
            "<p>甲<code>乙</code>丙<!-- c -->丁</p>",
            ["one {0:}two {1:}three"],
            "<p>one <code>乙</code> two <!-- c -->three</p>",
            id="code and comments are placed",
        ),
    ],
)
def test_markup_is_put_back(source, translations, expected):
    assert translate(source, *translations) == expected


def test_crossing_marks_are_cut_apart():
    document = read_html("<p>甲<b>乙</b>丙<i>丁</i>戊</p>")
    crossing = MarkedText("one two three", (Mark(0, 7, 0), Mark(4, 13, 1)))
    assert render_html(document, [crossing]) == "<p><b>one two</b><i> three</i></p>"


def test_marks_outside_the_translation_are_cut_to_it():
    document = read_html("<p>甲<b>乙</b>丙</p>")
    outside = MarkedText("one", (Mark(-3, 99, 0),))
    assert render_html(document, [outside]) == "<p><b>one</b></p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<h3>一</h3>", (BlockKind.HEADING, 3), id="heading"),
        pytest.param("<section>一</section>", (BlockKind.PARAGRAPH, 0), id="section"),
        pytest.param("<li><p>一</p></li>", (BlockKind.LIST_ITEM, 0), id="paragraph in an item"),
        pytest.param("<td><div>一</div></td>", (BlockKind.TABLE_CELL, 0), id="cell"),
        pytest.param("<figcaption>一</figcaption>", (BlockKind.CAPTION, 0), id="caption"),
        pytest.param("<h1>A</h1><p>一</p>", (BlockKind.PARAGRAPH, 0), id="after a heading"),
        pytest.param("<title>一</title>", (BlockKind.ATTRIBUTE, 0), id="title"),
        pytest.param("<img alt='一'>", (BlockKind.ATTRIBUTE, 0), id="alt"),
        pytest.param("<ul><li>A</ul>一", (BlockKind.PARAGRAPH, 0), id="after a list"),
    ],
)
def test_blocks_are_what_they_are_to_the_reader(source, expected):
    (block,) = read_html(source).blocks
    assert (block.kind, block.level) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>一&amp;二&ldquo;三&rdquo;</p>", ["一&二“三”"], id="entities decoded"),
        pytest.param("<p>ABC 123</p><p>一</p>", ["一"], id="no Chinese, no segment"),
        pytest.param("<p>地址：重庆<br>电话：123</p>", ["地址：重庆", "电话：123"], id="lines"),
        pytest.param(
            "<h1>重庆市政府<br>办公厅</h1>", ["重庆市政府办公厅"], id="heading on two lines"
        ),
        pytest.param(
            "<h2>产业能级强<br>加快建设先进制造业高地</h2>",
            ["产业能级强", "加快建设先进制造业高地"],
            id="heading of two sentences",
        ),
        pytest.param(
            "<h1>市政府办公室关于<br>加快建设高地的通知</h1>",
            ["市政府办公室关于加快建设高地的通知"],
            id="heading that names a notice over two lines",
        ),
        pytest.param(
            "<h2>开放合作和<br>推动发展</h2>", ["开放合作和推动发展"], id="heading that goes on"
        ),
        pytest.param("<p>工业、<br>农业</p>", ["工业、农业"], id="a sentence over two lines"),
        pytest.param(
            "<p>办公厅<br>关于印发的通知</p>", ["办公厅关于印发的通知"], id="title on two lines"
        ),
        pytest.param(f"<p>{'重' * 31}<br>{'庆' * 9}</p>", ["重" * 31 + "庆" * 9], id="wrapped"),
        pytest.param("<p>一<span>二</span>三。四<u>五</u></p>", ["一二三。", "四五"], id="inline"),
        pytest.param("<p>一<o:p>二</o:p>三</p>", ["一二三"], id="unknown elements are inline"),
        pytest.param("<div>一<p>二</p>三</div>", ["一", "二", "三"], id="text around blocks"),
        pytest.param("<table><tr><td>一<td>二</table>", ["一", "二"], id="unclosed cells"),
    ],
)
def test_sentences_are_found_across_markup(source, expected):
    assert texts(source) == expected


def test_markup_around_whole_sentences_is_no_mark():
    document = read_html("<p><span><b>一。二。</b></span></p>")
    assert [segment.marks for segment in document.segments] == [(), ()]
    assert translate("<p><span><b>一。二。</b></span></p>") == "<p><span><b>T0 T1</b></span></p>"


def test_an_entity_is_never_resolved_from_outside():
    source = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>一&x;</p>'
    assert texts(source)[-1] == "一&x;"


def test_blocks_come_in_the_order_of_the_page():
    source = "<title>甲</title><img alt=乙><p>丙<a title=丁>戊</a></p>己"
    assert texts(source) == ["甲", "乙", "丙戊", "丁", "己"]


def test_only_html_is_rendered_as_html():
    with pytest.raises(DocumentError, match="no HTML document"):
        render_html(read_plain_text(""), [])


def test_a_page_left_as_it_is_keeps_every_byte():
    source = "<p>&#x4E00;<b >乙</b\n>&nbsp;&amp;<br/>丙。</p>"
    assert render_html(read_html(source), unchanged(read_html(source))) == source


def test_deep_and_long_pages_are_read():
    depth = 3_000
    source = "<b>" * depth + "一" + "</b>" * depth + "<p>二" * 3_000
    document = read_html(source)
    assert len(document.segments) == 3_001
    rendered = render_html(document, [MarkedText("x")] * 3_001)
    assert rendered == source.replace("一", "x").replace("二", "x")


@pytest.mark.parametrize("piece", ["中<br>", "<a>中</a>", "中。<b>国", "中</b>"])
def test_the_time_to_read_a_run_grows_with_its_length_only(piece):
    # Quadratic time would take minutes here.
    document = read_html(piece * 20_000)
    assert sum(len(segment.text) for segment in document.segments) >= 20_000
