"""Currencies: how each language writes them. Data only."""

# Longest first is not needed here: lookups try the longest slice first.
CHINESE_CURRENCIES = {
    "元": "CNY", "块钱": "CNY", "圆": "CNY", "元人民币": "CNY", "人民币": "CNY", "元钱": "CNY", "元整": "CNY",
    "美元": "USD", "美金": "USD", "刀": "USD", "美分": "USD", "港元": "HKD", "港币": "HKD", "元港币": "HKD",
    "澳门元": "MOP", "澳门币": "MOP", "新台币": "TWD", "元新台币": "TWD", "台币": "TWD", "新台币元": "TWD",
    "欧元": "EUR", "日元": "JPY", "日圆": "JPY", "英镑": "GBP", "镑": "GBP", "韩元": "KRW", "韩币": "KRW", "卢布": "RUB",
    "澳元": "AUD", "澳大利亚元": "AUD", "加元": "CAD", "加拿大元": "CAD", "新西兰元": "NZD", "新元": "SGD", "新加坡元": "SGD",
    "坡币": "SGD", "瑞士法郎": "CHF", "法郎": "CHF", "瑞郎": "CHF", "印度卢比": "INR", "卢比": "INR", "巴基斯坦卢比": "PKR",
    "印尼盾": "IDR", "越南盾": "VND", "泰铢": "THB", "林吉特": "MYR", "马币": "MYR", "比索": "PHP", "菲律宾比索": "PHP",
    "墨西哥比索": "MXN", "阿根廷比索": "ARS", "雷亚尔": "BRL", "巴西雷亚尔": "BRL", "兰特": "ZAR", "南非兰特": "ZAR",
    "土耳其里拉": "TRY", "里拉": "TRY", "瑞典克朗": "SEK", "挪威克朗": "NOK", "丹麦克朗": "DKK",
    "捷克克朗": "CZK", "冰岛克朗": "ISK", "克朗": "SEK",
    "沙特里亚尔": "SAR",
    "伊朗里亚尔": "IRR", "里亚尔": "SAR", "迪拉姆": "AED", "第纳尔": "KWD", "坚戈": "KZT", "格里夫纳": "UAH", "兹罗提": "PLN",
    "福林": "HUF", "谢克尔": "ILS", "埃镑": "EGP", "奈拉": "NGN", "肯尼亚先令": "KES", "蒙古图格里克": "MNT", "比特币": "BTC",
    "欧分": "EUR", "便士": "GBP", "角": "CNY", "毛钱": "CNY", "角钱": "CNY", "分钱": "CNY",
}  # fmt: skip
# Chinese cents: the number counts parts of the unit.
CHINESE_PARTS = {"美分": 100, "欧分": 100, "便士": 100, "角": 10, "毛钱": 10, "角钱": 10, "分钱": 100}

CURRENCY_SIGNS = {
    "新台币": "TWD", "台币": "TWD", "澳门币": "MOP", "日元": "JPY", "韩元": "KRW", "英镑": "GBP",
    "US$": "USD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NT$": "TWD", "NZ$": "NZD", "S$": "SGD",
    "R$": "BRL", "MOP$": "MOP", "RMB¥": "CNY", "RMB￥": "CNY", "CN¥": "CNY", "JP¥": "JPY",
    "$": "USD", "＄": "USD", "￥": "CNY", "¥": "CNY", "€": "EUR", "£": "GBP", "￡": "GBP", "₩": "KRW", "₹": "INR", "₽": "RUB", "₫": "VND",
    "฿": "THB", "₺": "TRY", "₦": "NGN", "₱": "PHP", "₪": "ILS", "Rs": "INR", "Rs.": "INR",
    "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "HKD": "HKD", "JPY": "JPY", "AUD": "AUD", "CAD": "CAD",
    "CHF": "CHF", "SGD": "SGD", "TWD": "TWD", "KRW": "KRW", "INR": "INR", "RUB": "RUB", "人民币": "CNY", "美元": "USD", "NTD": "TWD",
    "MOP": "MOP", "BRL": "BRL", "THB": "THB", "VND": "VND", "IDR": "IDR", "MYR": "MYR", "ZAR": "ZAR", "TRY": "TRY", "SEK": "SEK",
    "NOK": "NOK", "DKK": "DKK", "NZD": "NZD", "MXN": "MXN", "PHP": "PHP", "SAR": "SAR", "AED": "AED", "欧元": "EUR", "港币": "HKD",
}  # fmt: skip

# By the words that follow the number; the longest run of words wins.
ENGLISH_CURRENCIES = {
    "yuan": "CNY", "yuan renminbi": "CNY", "yuan rmb": "CNY", "renminbi": "CNY", "renminbi yuan": "CNY", "rmb yuan": "CNY", "rmb": "CNY",
    "cny": "CNY", "chinese yuan": "CNY", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "u . s . dollar": "USD",
    "u . s . dollars": "USD", "u . s . cent": "USD", "u . s . cents": "USD", "us dollars": "USD", "u s dollars": "USD",
    "american dollars": "USD", "usd": "USD", "bucks": "USD", "hong kong dollars": "HKD", "hk dollars": "HKD", "hkd": "HKD",
    "australian dollars": "AUD", "aud": "AUD", "canadian dollars": "CAD", "cad": "CAD", "new zealand dollars": "NZD",
    "singapore dollars": "SGD", "singaporean dollars": "SGD", "sgd": "SGD", "new taiwan dollars": "TWD", "nt dollars": "TWD",
    "taiwan dollars": "TWD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "pound sterling": "GBP", "pounds sterling": "GBP",
    "british pounds": "GBP", "gbp": "GBP", "sterling": "GBP", "yen": "JPY", "japanese yen": "JPY", "jpy": "JPY", "won": "KRW",
    "south korean won": "KRW", "korean won": "KRW", "rupee": "INR", "rupees": "INR", "indian rupees": "INR", "pakistani rupees": "PKR",
    "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "russian rubles": "RUB", "rouble": "RUB", "swiss francs": "CHF",
    "swiss franc": "CHF",
    "francs": "CHF", "baht": "THB", "thai baht": "THB", "dong": "VND", "vietnamese dong": "VND", "rupiah": "IDR", "ringgit": "MYR",
    "philippine pesos": "PHP", "mexican pesos": "MXN", "pesos": "MXN", "peso": "MXN", "argentine pesos": "ARS", "reais": "BRL",
    "brazilian reais": "BRL", "rand": "ZAR", "south african rand": "ZAR", "lira": "TRY", "turkish lira": "TRY", "swedish kronor": "SEK",
    "kronor": "SEK", "krona": "SEK",
    "norwegian kroner": "NOK", "danish kroner": "DKK", "kroner": "NOK", "krone": "NOK", "danish krone": "DKK", "norwegian krone": "NOK",
    "swedish krona": "SEK", "danish crowns": "DKK", "norwegian crowns": "NOK", "swedish crowns": "SEK", "czech crowns": "CZK",
    "czech koruna": "CZK", "czech korunas": "CZK", "icelandic krona": "ISK", "icelandic kronur": "ISK",
    "riyals": "SAR", "saudi riyals": "SAR", "rials": "IRR", "iranian rials": "IRR", "dirhams": "AED", "tenge": "KZT",
    "hryvnia": "UAH", "zloty": "PLN", "shekels": "ILS", "naira": "NGN", "patacas": "MOP", "bitcoin": "BTC", "bitcoins": "BTC",
    "cent": "USD", "cents": "USD", "us cents": "USD", "pence": "GBP", "jiao": "CNY", "fen": "CNY",
}  # fmt: skip
# Currencies of several countries that share a name, and the name alone.
CURRENCY_FAMILIES = (
    (frozenset({"SEK", "NOK", "DKK", "ISK", "CZK"}), frozenset({"kroner", "krone", "krona", "kronor", "kronur", "crowns", "克朗"})),
    (frozenset({"SAR", "IRR", "QAR", "OMR", "YER"}), frozenset({"rials", "rial", "riyals", "riyal", "里亚尔"})),
    (frozenset({"PHP", "MXN", "ARS", "CLP", "COP", "CUP"}), frozenset({"pesos", "peso", "比索"})),
    (frozenset({"INR", "PKR", "LKR", "NPR"}), frozenset({"rupees", "rupee", "卢比", "rs", "rs."})),
    (frozenset({"CHF", "FRF"}), frozenset({"francs", "franc", "法郎"})),
    (frozenset({"TRY", "ITL"}), frozenset({"lira", "lire", "里拉"})),
    (frozenset({"GBP", "EGP"}), frozenset({"pounds", "pound", "镑"})),
    (frozenset({"CNY", "JPY"}), frozenset({"¥", "￥"})),
)
ENGLISH_PARTS = {
    "cent": 100,
    "cents": 100,
    "us cents": 100,
    "u . s . cent": 100,
    "u . s . cents": 100,
    "pence": 100,
    "jiao": 10,
    "fen": 100,
}

# Parts of a currency as the other language writes them, by the currency and how many make one.
CHINESE_PART_NAMES = {("USD", 100): "美分", ("EUR", 100): "欧分", ("GBP", 100): "便士", ("CNY", 10): "角", ("CNY", 100): "分"}
ENGLISH_PART_NAMES = {("USD", 100): "cents", ("EUR", 100): "euro cents", ("GBP", 100): "pence"}
# Currencies that a text leaves without their country are written so.
BARE_CHINESE_NAMES = {
    "kroner": "克朗", "krone": "克朗", "krona": "克朗", "kronor": "克朗", "kronur": "克朗", "crowns": "克朗", "rials": "里亚尔",
    "riyals": "里亚尔",
    "pesos": "比索", "peso": "比索", "rupees": "卢比", "rupee": "卢比", "francs": "法郎", "franc": "法郎", "lira": "里拉",
}  # fmt: skip
# How a newsroom writes them: Chinese after the number; English one, many, after the number. USD and the like take the sign in front.
CHINESE_NAMES = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "MOP": "澳门元", "TWD": "元新台币", "EUR": "欧元", "JPY": "日元", "GBP": "英镑",
    "KRW": "韩元",
    "RUB": "卢布", "AUD": "澳元", "CAD": "加元", "NZD": "新西兰元", "SGD": "新加坡元", "CHF": "瑞士法郎", "INR": "印度卢比",
    "PKR": "巴基斯坦卢比",
    "IDR": "印尼盾", "VND": "越南盾", "THB": "泰铢", "MYR": "林吉特", "PHP": "菲律宾比索", "MXN": "墨西哥比索", "ARS": "阿根廷比索",
    "BRL": "雷亚尔", "ZAR": "南非兰特", "TRY": "土耳其里拉", "SEK": "瑞典克朗", "NOK": "挪威克朗", "DKK": "丹麦克朗", "CZK": "捷克克朗",
    "ISK": "冰岛克朗", "IRR": "伊朗里亚尔", "SAR": "沙特里亚尔",
    "AED": "迪拉姆", "KWD": "第纳尔", "KZT": "坚戈", "UAH": "格里夫纳", "PLN": "兹罗提", "HUF": "福林", "ILS": "谢克尔", "EGP": "埃镑",
    "NGN": "奈拉", "KES": "肯尼亚先令", "MNT": "蒙古图格里克", "BTC": "比特币",
}  # fmt: skip
ENGLISH_NAMES = {
    "CNY": "yuan", "USD": "dollars", "HKD": "Hong Kong dollars", "MOP": "patacas", "TWD": "New Taiwan dollars", "EUR": "euros",
    "JPY": "yen",
    "GBP": "pounds sterling", "KRW": "won", "RUB": "rubles", "AUD": "Australian dollars", "CAD": "Canadian dollars",
    "NZD": "New Zealand dollars",
    "SGD": "Singapore dollars", "CHF": "Swiss francs", "INR": "rupees", "PKR": "Pakistani rupees", "IDR": "rupiah", "VND": "dong",
    "THB": "baht",
    "MYR": "ringgit", "PHP": "Philippine pesos", "MXN": "Mexican pesos", "ARS": "Argentine pesos", "BRL": "reais", "ZAR": "rand",
    "TRY": "lira",
    "SEK": "Swedish kronor", "NOK": "Norwegian kroner", "DKK": "Danish kroner", "CZK": "Czech crowns",
    "ISK": "Icelandic kronur", "IRR": "Iranian rials", "SAR": "riyals", "AED": "dirhams", "KZT": "tenge",
    "UAH": "hryvnia", "PLN": "zloty", "ILS": "shekels", "NGN": "naira", "BTC": "bitcoins",
}  # fmt: skip
# Singular where it differs from the plural without its s.
ENGLISH_SINGULARS = {"CNY": "yuan", "JPY": "yen", "KRW": "won", "GBP": "pound sterling", "BRL": "real", "SEK": "Swedish krona",
"NOK": "Norwegian krone",
    "DKK": "Danish krone"}  # fmt: skip
ENGLISH_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "HKD": "HK$", "TWD": "NT$", "AUD": "A$", "CAD": "C$", "SGD": "S$", "NZD": "NZ$"}
