"""What stands before the sentence proper, as regular expressions: list marks, datelines, bylines, the source of a report."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_AGENCY = (
    r"(?-i:CNN|AP|AFP|REUTERS|Reuters|UPI|Xinhua|XINHUA|China Daily|Mashable|Money|Ars Technica|USA TODAY|Wired|BBC|PTI|IANS|Bloomberg)"
)
_STAMP = rf"(?:\d{{1,2}}:\d\d\s*(?-i:[A-Z]{{2,4}})?,?\s*)?\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}"
_CITY = r"(?-i:[A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z][\w.'’-]*|of|and|the|de)){0,6})"

SHARED = (
    r"[•●▪■◆◇★☆▲►▶·*#–—-]+\s*(?=\S)",
    r"[（(]?\d{1,2}[)）]\s*",
    r"\d{1,2}[.．、]\s*(?=[^\d\s])|\d{1,2}\.\s+(?=\S)",
)
ENGLISH = (
    rf"(?:by\b.{{0,120}}?)?\b(?:published|updated|created|last updated)\s*:?[\s.|]*(?:at\s+)?{_STAMP}[\s.|]*",
    rf"{_STAMP}[\s.|]+",
    rf"(?:(?>{_CITY}\s+))?(?:\(|-lrb-\s*){_AGENCY}[^()]{{0,30}}(?:\)|\s*-rrb-)\s*(?:--|[—–-])?\s*",
    rf"{_AGENCY}\s+(?:--|[—–-])\s+",
    r"(?-i:[A-Z]{3,}[A-Z .'’-]{0,30}(?:,\s+(?:[A-Z][\w.]*\s?){1,3})?)\s+(?:--|[—–-])\s+",
    rf"{_CITY},\s+{_MONTH}\s+\d{{1,2}}\s+\({_AGENCY}\)\s*(?:--|[—–-])?\s*",
    r"(?:group|part|section|chapter|step)\s+\d+\s*[:.-]\s*",
    r"(?:core\s+viewpoint|key\s+points?|summary|abstract|breaking|exclusive|update)\s*[:：–—-]\s+",
    r"scroll down for (?:the )?videos?[\s.]*",
    r"(?:by\b.{0,100}?)?\b(?:published|updated|posted)\s*:?\s*(?:\d{1,2}\s*(?:[hmd]|hours?|minutes?|days?)\s*){1,2}ago[\s.|]*",
)
# "date" and "time" stand for dates and clock times in public Chinese corpora that hide them.
_DAY = r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|date)"
_WIRES = "新华社|新华网|中新社|中新网|人民网|央视网|中国青年网|光明网|法制网"
# What ran into the first sentence of a page without its line end: a caption with its credit, a headline, the paper's name, how the
# news came. Each holds one of these characters, which spares nearly every sentence the search.
_RUN_IN_SIGNS = "讯电图摄悉解"
_RUN_IN = (
    (
        r"(?:本报|本网|本台|[\u4e00-\u9fff·—-]{1,14}(?:网|报|体育|财经|科技|娱乐|军事|汽车|社|读本|南都|客户端|频道))讯(?![息号])\s*"
        r"(?:[（(][^）)]{0,40}[）)])?(?:（?记者[^，。]{2,12}?[）\s])?\s*"
    ),
    rf"[^，。；！？\s]{{2,12}}?{_DAY}(?:（[^）]{{0,30}}）)?\s*电(?![动力话影视脑子商网线器])\s*(?:[（(【][^）)】]{{0,40}}[）)】])?\s*",
    r"[^。！？]{0,30}?显示图片\s*",
    r"[^，。；！？]{0,16}?(?:记者|通讯员)\s?[\u4e00-\u9fff]{2,3}\s?(?:摄(?![影像制入取])|供图|文图|图文)\s*",
    r"[^，。；！？]{0,10}?(?:家属|警方|网友|读者|市民|目击者|医院|本人|单位|者)供图\s*",
    r"[^。！？]{1,90}?本报讯(?![息号])\s*(?:[（(][^）)]{0,40}[）)])?\s*",
    rf"[^。！？]{{1,60}}?(?:{_WIRES})[^，。；！？]{{0,8}}?{_DAY}电(?![动力话影视脑子商网线器])\s*(?:[（(【][^）)】]{{0,40}}[）)】])?\s*",
    r"(?:记者)?(?:昨日|今日|近日|日前|昨天|今天)?(?:，)?记者(?:昨日|今日|近日|日前|昨天|今天)?从[^，。；]{2,20}(?:获悉|了解到)[，,：:]?\s*",
    r"[^，。；！？]{0,10}(?:昨日|今日|近日|日前|昨天|今天)[，,]?记者从[^，。；]{2,20}(?:获悉|了解到)[，,：:]?\s*",
)
CHINESE = (
    r"[一二三四五六七八九十]{1,3}、\s*|[（(][一二三四五六七八九十]{1,3}[)）]\s*|[①-⑳]\s*",
    r"资料图(?:片)?[。：:\s]*",
    r"【[^】]{1,30}】\s*",
    rf"(?=[^。！？{_RUN_IN_SIGNS}]{{0,100}}+[{_RUN_IN_SIGNS}])(?:{'|'.join(_RUN_IN)})",
    rf"(?:北京时间)?{_DAY}?(?:消息|讯)[，,：:]\s*",
    r"[\u4e00-\u9fff]{0,8}(?:date|\d{2,4}-\d{1,2}(?:-\d{1,2})?)\s*(?:time|\d{1,2}:\d\d(?::\d\d)?)\s*(?![许，,左前后])",
    rf"[\u4e00-\u9fff]{{2,12}}{_DAY}(?:报道|消息|讯)[，,：:]?\s*",
    rf"据[^，。；：\s]{{2,24}}?(?:{_DAY}|近日|日前)?(?:的)?(?:报道|消息|电|讯)[，,：:]\s*",
    r"[（(](?:本报|通讯员|记者)[^）)]{0,30}[）)]\s*",
    r"(?:摘要|导读|核心提示)(?:\s*[ⅰ-ⅻⅠ-Ⅻ]\s*|[:：]\s*|\s+)",
)
