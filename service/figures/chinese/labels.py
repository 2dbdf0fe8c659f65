"""Forms of Chinese labels whose numerals count nothing: telephones, list numbers, sections, plans, slogans. Data only."""

import re

_DIGITS = "0123456789"
_CN = "[一二三四五六七八九十]"

# Each with the characters of which one must stand in a text before it is searched: this halves the time of a sentence.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (  # telephones
        _DIGITS,
        re.compile(
            r"(?<!\d)(?:0\d{2,3}-\d{7,8}|\(?\+?\d{2,4}\)?[- ]?\d{3,4}[- ]\d{4,8}|1[3-9]\d{9}(?!\d|[人元个家张亩吨次剂户公平米%美欧港])"
            r"|400[- ]\d{3,4}[- ]?\d{3,4}|400\d{7}(?![人元个家张亩吨次剂户公平米%美欧港万亿]))(?!\d)"
        ),
    ),
    (  # citation marks, list numbers, 5+
        _DIGITS,
        re.compile(
            r"\[\d{1,3}(?:[-,]\d{1,3})*\]|[【［]\d{1,3}[】］]|(?<![^\n])[ \t]{0,8}[（(]?\d{1,2}[.、)）．](?!\d)"
            r"|(?<![\d/])9/11(?![\d/])|(?<!\d)\d++[+＋](?:\d++|(?=[\u4e00-\u9fff”\"]))"
        ),
    ),
    (  # sections of laws, places in a row that are names: 第三方, 第一夫人, 第一人民医院; 第二天 is the next day
        "第",
        re.compile(
            r"第 ?[〇零一二三四五六七八九十百千\d]{1,8} ?(?:条|章|节|款|编|卷|号|产业|方|者|国(?!家)|纪|次世界大战|次全国代表大会|时间"
            r"|世界|人称|夫人|支柱|代(?!表)|课堂|语言|故乡|职业|手|要务|动力|资源|生产力|书记|责任人|线|梯队|五年规划"
            rf"|{_CN}{{1,3}}个五年|(?:人民)?医院|附属|中级|中学|小学|大学|师范|医科|机床|汽车|集团军|野战|修正案|党)"
            r"|第[二2](?=[天年日](?!会|比|赛|度|期|级|增|连))"
            rf"|(?<![^，。；：！？、\n“” ])第{_CN}{{1,3}}(?=[，,、：])|第{_CN}{{1,3}}个五年(?:规划|计划)"
        ),
    ),
    (  # figures, tables, numbers and lines that have a number for a name
        "图表附号路-国",
        re.compile(
            r"20国集团|(?<![代发仪列报])[图表] ?\d{1,3}(?:[.-]\d{1,3})?(?![\d万亿多余])|附[件表录] ?\d{1,2}|\d{1,5} ?号(?![召称准])"
            r"|(?<!\d)\d{1,3}路(?=公交|车|汽车|电车|巴士)|(?<=[\u4e00-\u9fff])-\d{1,3}(?![\d.,%‰℃°万亿元美港欧英日度摄分个百]| %)"
            rf"|{_CN}{{1,3}}号(?!召|称|准)"
        ),
    ),
    (  # party congresses
        "大届",
        re.compile(
            rf"[一二]?十[一二三四五六七八九]?[大届](?={_CN}中|报告|精神|以来|代表|全国|闭幕|开幕|召开|、|）|”|$|，|。|胜利"
            r"|工作|部署|提出|期间|会议|之后|前后|的)"
        ),
    ),
    (  # five-year plans, 3·15, 一二·九
        "五·•.",
        re.compile(
            r"第?十[一二三四五六]个?五(?:年(?:规划|计划)|(?=[”\"’」』]|规划|期间|时期|以来|末|开局|收官|中期))"
            rf"|{_CN}{{1,3}}五(?=计划|规划)|(?<![\d.])\d{{1,2}}[·.]\d{{1,2}}(?=[”\"’」』])"
            r"|[一二三四五六七八九]{1,3}[·•][一二三四五六七八九]{1,3}"
        ),
    ),
    (  # slogans and titles: “四个全面”, “两个毫不动摇”; a share or a doubling in quotation marks is none
        '“‘「『"',
        re.compile(
            r"[“‘「『\"][百千万亿十]{1,3}(?:工程|行动|提升|计划)?[”’」』\"]|[“‘「『\"](?:[二三四五]?十[一二三四五六七八九]?|[一两二三四五六七八九])(?![成折倍分]|个?[多半]|[十百千万亿几]|点[一二三四五六七八九])"
            r"[^”’」』\"，。；：！？、\d%]{1,9}[”’」』\"](?!左右|以[上下])"
        ),
    ),
    (  # codes in quotation marks: “132”总体布局
        '“"',
        re.compile(r"[“\"]\d{1,4}[”\"](?=工作|体系|总体|战略|工程|计划|行动|机制|思路|布局|模式|发展|目标|任务|人才)"),
    ),
    (  # titles and kinds that end in a number: 《街头霸王6》, 2型糖尿病
        "》型级",
        re.compile(
            r"(?<=[\u4e00-\u9fffA-Za-z ])\d{1,2}(?=》)|(?<![\d.])\d{1,2}型(?![\u4e00-\u9fff]{0,2}[台辆架艘])|(?<!\d)\d级(?=自动驾驶)"
        ),
    ),
    (  # lists of so many, and the eleventh of September
        "强1",
        re.compile(
            r"(?:世界|全球|中国|全国|民企|民营企业|公告牌|福布斯|财富|百货)[^，。；\d]{0,4}?(?:\d{2,4}|[二三五]?百|千)强"
            r"|(?<!\d)9[/·.]?11(?=事件|恐怖|袭击|和|以来|之后|后|[”\"“])"
        ),
    ),
    (  # versions: 3.0版
        "版系时模Ww",
        re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[ ]?(?:版|系统|时代|模式)|(?:版本|Web|web)[ ]?\d{1,2}\.\d{1,2}(?![\d万亿%])"),
    ),
)

LABELS = tuple((frozenset(marks), pattern) for marks, pattern in _FORMS)
