"""The currencies bulletins name: Chinese names, English names, and how English writes an amount."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency with its names; the first Chinese and English names are the usual ones."""

    key: str
    prefix: str
    noun: str
    chinese: tuple[str, ...]
    english: tuple[str, ...] = ()


DEFAULT_CURRENCY = "CNY"

CURRENCIES = {
    currency.key: currency
    for currency in (
        Currency(
            "CNY",
            "RMB ",
            "yuan",
            ("元人民币", "人民币元", "块人民币", "块钱", "元", "人民币"),
            ("renminbi", "rmb", "cny", "cn¥", "¥", "￥", "yuan rmb", "yuan renminbi", "rmb yuan"),
        ),
        Currency(
            "USD",
            "US$",
            "US dollars",
            ("美元", "美金"),
            (
                "us$",
                "u.s.$",
                "$",
                "usd",
                "u.s. dollars",
                "us dollars",
                "american dollars",
                "united states dollars",
            ),
        ),
        Currency("EUR", "€", "euros", ("欧元",), ("eur", "euro")),
        Currency("GBP", "£", "pounds", ("英镑",), ("gbp", "pounds sterling", "british pounds")),
        Currency("JPY", "JPY ", "yen", ("日元", "日圆"), ("jp¥", "japanese yen", "yen japanese")),
        Currency("HKD", "HK$", "Hong Kong dollars", ("港元", "港币"), ("hkd", "hk dollars")),
        Currency("MOP", "MOP ", "patacas", ("澳门元", "澳门币"), ("mop$", "macao patacas")),
        Currency("TWD", "NT$", "New Taiwan dollars", ("新台币", "台币"), ("twd", "nt dollars")),
        Currency("KRW", "KRW ", "Korean won", ("韩元",), ("won", "south korean won", "krw")),
        Currency("RUB", "RUB ", "rubles", ("卢布",), ("rub", "roubles", "russian rubles")),
        Currency("AUD", "A$", "Australian dollars", ("澳元", "澳大利亚元"), ("aud", "au$")),
        Currency("CAD", "C$", "Canadian dollars", ("加元", "加拿大元"), ("cad", "ca$")),
        Currency("NZD", "NZ$", "New Zealand dollars", ("新西兰元",), ("nzd",)),
        Currency("SGD", "S$", "Singapore dollars", ("新加坡元", "新元"), ("sgd",)),
        Currency("CHF", "CHF ", "Swiss francs", ("瑞士法郎", "瑞郎"), ()),
        Currency("THB", "THB ", "Thai baht", ("泰铢",), ("baht", "thb")),
        Currency("INR", "INR ", "Indian rupees", ("印度卢比", "卢比"), ("rupees", "inr", "₹")),
        Currency("MYR", "MYR ", "Malaysian ringgit", ("林吉特", "马币"), ("ringgit", "myr")),
        Currency("VND", "VND ", "Vietnamese dong", ("越南盾", "越盾"), ("dong", "vnd")),
        Currency("IDR", "IDR ", "Indonesian rupiah", ("印尼盾", "印尼卢比"), ("rupiah", "idr")),
        Currency("PHP", "PHP ", "Philippine pesos", ("菲律宾比索",), ("php",)),
        Currency("MXN", "MXN ", "Mexican pesos", ("墨西哥比索",), ("mxn",)),
        Currency("BRL", "R$", "Brazilian reais", ("雷亚尔",), ("reais", "brazilian real", "brl")),
        Currency("ZAR", "ZAR ", "South African rand", ("兰特",), ("rand", "zar")),
        Currency("TRY", "TRY ", "Turkish lira", ("土耳其里拉", "里拉"), ("lira", "turkish liras")),
        Currency("SAR", "SAR ", "Saudi riyals", ("沙特里亚尔",), ("saudi riyal",)),
        Currency("AED", "AED ", "UAE dirhams", ("阿联酋迪拉姆", "迪拉姆"), ("dirhams", "aed")),
        Currency("KZT", "KZT ", "Kazakhstani tenge", ("坚戈",), ("tenge", "kzt")),
        Currency("MNT", "MNT ", "Mongolian tugrik", ("图格里克",), ("tugrik", "tugriks", "togrog")),
        Currency("PLN", "PLN ", "Polish zlotys", ("兹罗提",), ("zloty", "zlotys", "pln")),
        Currency(
            "SEK", "SEK ", "Swedish kronor", ("瑞典克朗",), ("kronor", "swedish krona", "sek")
        ),
        Currency("NOK", "NOK ", "Norwegian kroner", ("挪威克朗",), ("norwegian krone", "nok")),
        Currency("DKK", "DKK ", "Danish kroner", ("丹麦克朗",), ("danish krone", "dkk")),
        Currency("PKR", "PKR ", "Pakistani rupees", ("巴基斯坦卢比",), ("pkr",)),
        Currency("EGP", "EGP ", "Egyptian pounds", ("埃及镑",), ("egp",)),
        Currency("MMK", "MMK ", "Myanmar kyats", ("缅元", "缅币"), ("kyat", "kyats", "mmk")),
        Currency("LAK", "LAK ", "Lao kip", ("老挝基普", "基普"), ("kip", "lak")),
        Currency("KHR", "KHR ", "Cambodian riels", ("瑞尔",), ("riel", "riels", "khr")),
    )
}


def chinese_currency_names() -> dict[str, str]:
    """Return every Chinese currency name with its key."""
    return {name: currency.key for currency in CURRENCIES.values() for name in currency.chinese}


def english_currency_names() -> dict[str, str]:
    """Return every English currency name and symbol, in lower case, with its key.

    A bare "dollars" is United States dollars, which is how Chinese bulletins use it.
    """
    names = {"dollars": "USD", "dollar": "USD", "pound": "GBP"}
    for currency in CURRENCIES.values():
        forms = (currency.prefix.strip(), currency.noun, *currency.english)
        for form in forms:
            names.setdefault(form.lower(), currency.key)
            if form.endswith("s"):
                names.setdefault(form.lower().removesuffix("s"), currency.key)
    return names
