"""Where the body of the article stands on the Chinese pages of a public set, chosen by hand.

For each site the XPath of the element that holds the body and little else; the first that a page
has counts. A page that a script fills in after it was saved has none, and is no test.
"""

from __future__ import annotations

from collections.abc import Mapping

_SELECTORS: Mapping[str, tuple[str, ...]] = {
    "021news": ("//div[contains(@class,'article-style')]",),
    "163": ("//div[@id='endText']", "//div[@class='post_body']", "//div[@id='content']"),
    "baijiahao": ("//div[@class='article-content']",),
    "cjddsb": ("//div[@class='single-content']",),
    "cjn": ("//div[contains(@class,'art-main')]//div[contains(@class,'TRS_Editor')]",),
    "cmse": ("//div[contains(@class,'TRS_Editor')]",),
    "csdn": ("//div[contains(@class,'news_content')]",),
    "ednchina": ("//div[contains(@class,'detail-con')]",),
    "gamersky": ("//div[@class='gsAreaContextArt']",),
    "gsc": ("//div[@class='detailCon']",),
    "guancha": ("//div[contains(@class,'all-txt')]",),
    "gzggw": ("//div[@id='zoom']",),
    "hexun": ("//div[@class='art_contextBox']",),
    "huanqiu": ("//div[@class='a-con']",),
    "ifeng": ("//div[starts-with(@class,'main_content-')]", "//div[@id='main_content']"),
    "mingridapan": ("//div[contains(@class,'article-content')]", "//div[@class='content']"),
    "njxfhn": ("//div[@class='post-body']",),
    "mydrivers": ("//div[contains(@class,'news_info')]",),
    "people": ("//div[@id='rwb_zw']",),
    "qq": ("//div[@id='Cnt-Main-Article-QQ']", "//div[@class='content-article']"),
    "readhub": ("//div[starts-with(@class,'summary')]",),
    "shanxi": ("//div[contains(@class,'article-body')]//div[@class='TRS_Editor']",),
    "sina": ("//div[@id='article']", "//div[@id='artibody']"),
    "stcn": ("//div[@id='ctrlfscont']",),
    "sxmu": ("//div[@id='vsb_content']",),
    "thepaper": ("//div[@class='news_txt']",),
    "toutiao": ("//div[@class='article-content']",),
    "wechat": ("//div[@id='js_content']",),
    "xds": ("//div[@class='statuses-text']",),
    "xinhuanet": ("//div[@id='p-detail']",),
    "zyyfy": ("//div[@id='z']",),
}


def body_selectors(site: str) -> tuple[str, ...]:
    """Return the XPath expressions of a site's body, none where the site is unknown."""
    return _SELECTORS.get(site, ())
