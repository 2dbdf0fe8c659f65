"""Wordings that make a sentence unfit as a point, or that a point does better without: data, written by hand."""

# What an English sentence may open with and lose: the rest stands alone.
ENGLISH_CONNECTIVES = (
    "accordingly", "additionally", "after all", "afterwards", "all in all", "also", "and", "as a consequence", "as a result", "as such",
    "at the same time", "besides", "but", "by contrast", "consequently", "conversely", "finally", "first", "firstly", "first of all",
    "for example", "for instance", "for its part", "furthermore", "hence", "however", "in addition", "in addition to that",
    "in addition to this", "in conclusion", "in contrast", "in fact", "in other words", "in particular", "in short", "in sum", "in summary",
    "in the meantime", "in turn", "indeed", "instead", "last but not least", "lastly", "likewise", "meanwhile", "moreover",
    "more importantly",
    "nevertheless", "nonetheless", "notably", "of course", "on the contrary", "on the other hand", "on top of that", "otherwise", "overall",
    "rather", "second", "secondly", "similarly", "since then", "so", "specifically", "still", "subsequently", "that said", "then",
    "thereafter", "therefore", "third", "thirdly", "fourthly", "fifthly", "sixthly", "thus", "to that end", "to this end", "to date",
    "well", "what is more", "what's more", "yet",
)  # fmt: skip
# Openings that lean on a sentence before: no trimming helps. "It" also opens "It is ... that", which we pass over as well.
ENGLISH_DANGLING = (
    "he", "she", "it", "they", "his", "her", "hers", "its", "their", "theirs", "him", "them", "that", "these", "those", "such", "here",
    "both", "neither", "either", "others", "the other", "the others", "the former", "the latter", "the same", "the two", "the pair",
    "the trio", "the duo", "he's", "she's", "it's", "they're", "they've", "that's", "here's", "it'll", "he'd", "she'd", "they'd", "it'd",
    "which", "who", "whose", "because", "most of them", "many of them", "some of them", "one of them", "all of them", "if so", "if not",
    "not only that", "as well", "including", "like", "or", "nor", "too", "the move", "the incident", "this", "the news", "the report",
    "for these", "in that", "in these", "in those", "in such", "with these", "with that", "by doing", "at that", "on that", "from that",
    "under these", "of these", "of those", "of them", "among them", "among these", "among those", "after that", "before that", "as these",
    "during that", "through these", "to these", "despite this", "despite that", "because of this", "because of that", "thanks to this",
)  # fmt: skip
# "This" and what may stand before it lean on nothing where a time follows: "This year, the city ...".
ENGLISH_LEANING_THIS = r"(?:for|in|with|by|at|on|from|under|of|after|as|during|through|to)\s+this\b"
ENGLISH_THIS_TIME = (
    r"this\s+(?:year|month|week|season|spring|summer|autumn|fall|winter|morning|afternoon|evening|weekend|quarter|decade|century)\b"
)
# A pronoun behind an opening that says when, where or how: "In October, it ...". Behind a clause that names somebody it has its name.
_TIMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_EXPECTED = (
    "announced|reported|thought|said|believed|expected|estimated|found|revealed|agreed|decided|hoped|feared|claimed|known|clear|unclear"
    "|likely|unlikely|possible|impossible|important|hard|difficult|easy|easier|necessary|time|up to|too"
)
_PRONOUN = (
    rf"(?:he|she|they|his|her|their|its|it(?!\s+(?:(?:is|was|has\s+been|had\s+been|will\s+be|would\s+be)\s+(?:\w+\s+)?(?:{_EXPECTED})\b"
    r"|emerged\b|appears?\b|seems?\b|turns?\s+out\b|takes?\b)))"
)
ENGLISH_INTRODUCED = (
    rf"(?:in|at|on|by|for|with|during|despite|under|from|to|within|over|through|following|until)\b[^,;]{{0,90}},\s+{_PRONOUN}\b",
    rf"(?:after|before|since|when|while|if|though|although|once|as)\b(?![^,;]{{0,90}}\b(?!(?:{_TIMES})\b)(?-i:[A-Z]))[^,;]{{0,90}},\s+{_PRONOUN}\b",
    r"later\s+(?!this\b|next\b|that\b|in\b)",
)
# A quotation whose speaker is a pronoun.
ENGLISH_UNNAMED_SPEAKER = (
    r"[\"”'’]\s*(?:he|she|they)\s+(?:\w+\s+)?(?:said|says|added|adds|told|wrote|explained|recalled|admitted|insisted)\b"
)
# The writer or the reader speaks: an editor's voice, an advertisement, a diary.
ENGLISH_VOICES = ("i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "my", "our", "you", "your", "you're", "let's", "let", "please")

# No sentence of the story, told by how it opens.
ENGLISH_BOILERPLATE_OPENINGS = (
    r"more (?:on|from|news|stories|photos|coverage)\b.{0,60}$|for more\b",
    r"follow (?:us|him|her|@|\w+ on)|tell us\b|join (?:us|the (?:conversation|discussion))\b|you (?:may|might) also like\b",
    r"what do you think\b",
    r"(?:(?:file )?photos?|pictures?|pictured|images?|video|gallery|slideshow|image source)\s*:|photo by\b|file photo\b",
    r"(?:sources?|tags?|keywords|related|highlights|browsing|views|print|caption|contact|corrections?|advertisement|posted)\s*[:：]",
    r"story highlights\b",
    r"(?:reporters?|authors?|editors?|edited by|picture credit|photo credit|note to (?:readers|editors))\s*[:：]",
    r"editors?[’']?s?[’']? note\b",
    r"released?\s*(?:date|time|on)?\s*[:：]?\s*\d|release (?:date|time)\s*[:：]|(?:published|updated|last updated)\b",
    r"this (?:article|story|post|page) (?:was|is|has been|originally)\b",
    r"by\s*\.?(?:\s+(?-i:[A-Z])[\w.'’-]+){0,5}(?:,.{0,40}|\s+for\s.{0,40}|\s+and\s.{0,40})?\s*[.|]?$|\w{3,9}\.? \d{1,2}, \d{4}\s*by",
    r"home\s*(?:[>/»|]|business|news)|search documents\b|[^|]{0,60}\|[^|]{0,60}$|-lrb- .{0,60} -rrb-$|\S*(?:https?://|www\.)\S+$|.{0,80}©",
)
# No sentence of the story, told by a word anywhere in it and the pattern that then decides.
ENGLISH_BOILERPLATE = (
    ("read", r"\bread (?:more|also|next|full|the full)\b"),
    ("see", r"\bsee also\b"),
    ("more", r"\bfor more (?:on|about|from) .{0,60}$"),
    ("click", r"\bclick (?:here|on|to)\b"),
    ("scroll", r"\bscroll down\b"),
    ("watch", r"\bwatch (?:(?:the )?videos?|cnn|live|this)\b"),
    ("twitter", r"\b(?:on|via) twitter[.!]?$"),
    ("facebook", r"\b(?:on|via) facebook[.!]?$"),
    ("sign", r"\bsign up (?:for|to)\b"),
    ("subscribe", r"\bsubscribe (?:to|now|here)\b"),
    ("share", r"\bshare (?:this|your|on)\b"),
    ("rights", r"\brights reserved\b"),
    ("copyright", r"\bcopyright (?:\d{4}|\()"),
    ("contributed", r"\bcontributed to this (?:report|story|article)\b|\bcontributed\.?$"),
    ("reporting", r"\breporting by (?-i:[A-Z])"),
    ("writing", r"\bwriting by (?-i:[A-Z])"),
    ("editing", r"\bediting by (?-i:[A-Z])"),
    ("visit", r"\bvisit\s+(?:https?://|www\.)"),
    ("photo", r"\bfile photo\b"),
    ("getty", r"\bgetty images?\b[^.]*\.?$"),
    ("ap", r"/ap\b"),
    ("afp", r"/afp\b"),
    ("reuters", r"/reuters\b"),
    ("china", r"\bfor china daily\b"),
    ("opinions", r"\bopinions? expressed\b"),
    ("est", r"\b\d{1,2}:\d\d est\b"),
    ("edt", r"\b\d{1,2}:\d\d edt\b"),
    ("gmt", r"\b\d{1,2}:\d\d gmt\b"),
    ("bst", r"\b\d{1,2}:\d\d bst\b"),
)  # fmt: skip
# The same for Chinese: how such a line opens; and what must stand in it, with the pattern that then decides.
CHINESE_BOILERPLATE_OPENINGS = (
    r"[（(【]?编者按|(?:本报|实习|首席|特约|见习)?记者[:：|｜]|\S{0,12}记者\s*\S{1,12}\s*(?:实习生\s*\S{1,8})?(?:文|图|摄影报道|/|报道)",
    r"[（(]?(?:消息|图片|文章|本文)?来源[:：]|更新[:：]|阅读更多|相关(?:新闻|报道|链接)|图为|照片|摄影[:：]|视频[:：]|.{0,12}现场[。.]?$",
    r"(?:图|组图|图片|图说|配图)[:：\d一二三]|(?:作者|文|图|标签|关键词|摘要|导读|原题|附|供稿|审核|校对|监制|制图)[:：]",
    r"(?:电话|地址|邮箱|热线|新闻热线)[:：]",
)
CHINESE_BOILERPLATE = (
    ("编", r"责任编辑|责编|编辑[:：|｜]"),
    ("作者", r"作者[:：]"),
    ("来源", r"来源[:：][^，。]{0,20}$"),
    ("发布", r"发布(?:时间|日期)[:：]?"),
    ("更新", r"更新时间"),
    ("浏览", r"浏览(?:次数|量)?[:：]"),
    ("阅读", r"阅读(?:量|次数)?[:：]|延伸阅读|推荐阅读|相关阅读|阅读原文"),
    ("点击", r"点击(?:量[:：]|次数|查看|进入|这里|右上角|下方|阅读)"),
    ("扫", r"扫(?:描|一扫).{0,6}码|扫码"),
    ("关注", r"(?:敬请|欢迎|请)关注|关注(?:我们|公众号|微信)"),
    ("公众号", r"微信公众号"),
    ("转载", r"(?:未经|不得|请|谢绝|欢迎).{0,10}转载|转载(?:请|自)"),
    ("版权", r"版权(?:声明|所有|归)"),
    ("更多", r"更多(?:精彩|新闻|资讯)"),
    ("分享", r"分享到|分享至"),
    ("本页", r"打印本页"),
    ("窗口", r"关闭窗口"),
    ("字号", r"字号[:：]"),
    ("图", r"(?:资料|效果|示意)图(?:片)?[。）)]?$|图片(?:来自|来源|说明|由)|(?:供|绘|制)图[。）)]?$"),
    ("照片", r"(?:的|提供)照片[。.]?$"),
    ("摄", r"(?:摄影|摄)[。）)]?$"),
    ("首页", r"首页\s*[>＞»]"),
    ("当前", r"当前位置"),
    ("http", r"https?://"),
    ("www.", r""),
    ("@", r"@[\w ]{1,30}[。.]?$"),
    ("原标题", r""),
    ("原题", r"^[（(]?原题(?:为|[:：])"),
    ("如下", r"(?:全文|原文)如下|见下(?:图|表)"),
    ("本文", r"本文(?:转|系|为).{0,10}(?:原创|授权|转载)"),
)  # fmt: skip

# What a Chinese sentence may open with, a comma after it, and lose.
CHINESE_CONNECTIVES = (
    "此外", "另外", "同时", "与此同时", "其中", "不过", "然而", "但是", "但", "而且", "并且", "因此", "所以", "于是", "随后", "之后",
    "此后", "接着", "最后", "首先", "其次", "再次", "再者", "第一", "第二", "第三", "一是", "二是", "三是", "四是", "五是", "一方面",
    "另一方面", "总之", "总的来说", "总体来看", "总体上", "据悉", "据了解", "据介绍", "据统计", "据透露", "了解到", "事实上", "实际上",
    "其实", "值得一提的是", "值得注意的是", "需要指出的是", "值得关注的是", "具体来看", "具体来说", "具体而言", "例如", "比如", "譬如",
    "相反", "尤其是", "特别是", "当然", "另据了解", "另据介绍", "另悉", "近日", "日前", "近期", "最近", "昨日", "昨天", "今天", "今日",
    "截至目前", "目前", "据记者了解", "记者了解到", "记者获悉", "记者注意到", "记者发现", "除此之外", "除此以外", "反之", "换言之",
    "由此可见", "众所周知", "更重要的是", "更为重要的是", "从整体来看", "整体来看",
)  # fmt: skip
# These need no comma after them.
CHINESE_BARE_CONNECTIVES = ("但是", "但", "然而", "不过", "而且", "此外", "另外")
# Openings that lean on a sentence before; the lookaheads spare names that begin alike.
CHINESE_DANGLING = (
    "它", "他(?!汀)", "她", "其", "这", "那(?!曲|坡|不勒斯|拉提)", "此", "该", "对此", "为此", "由此", "从此", "至此", "对方", "双方",
    "两者", "二者", "前者", "后者", "上述", "以上", "以下", "如下", "如此", "之所以", "与之", "随之", "据此", "借此", "在此", "于此",
    "就此", "届时", "那么", "自此", "同样", "本次", "除此", "有的", "有些", "另一", "另有", "另据", "还(?!款|原)", "就是", "正是",
    "只是", "或(?!将)", "和(?!田|平|谐|县|顺|林|龙|静|硕)", "及(?!时|格|早)", "以及", "对其", "在其", "将其", "使其", "为其", "从而",
    "以便", "因为", "因而", "结果", "为什么", "不仅如此", "否则", "不然", "反而", "可是", "却", "再(?!生|就业|贷款|次)", "又", "在这",
    "在那", "在该", "对这", "对该", "从这", "通过这", "按此", "受此", "并(?!购|列|网|州|轨|联)", "也(?!门)", "而(?!立)", "则",
    "都(?!江堰|匀|安|昌|兰)", "均", "于是", "因此", "所以", "随后", "之后", "此后", "当天", "当日", "当晚", "次日", "事发后", "案发后",
    "报道称", "报道指出", "消息称", "文章称", "声明称", "以此", "藉此", "如果这", "要(?!素|闻|塞|道|地)", "故(?!宫|事|乡|里|障)",
    "期间", "其后", "然后", "后来", "随即", "紧接着", "接下来", "不久", "很快",
    "(?:面对|针对|根据|围绕|随着|由于|为了|关于|除了|凭借|借助|尽管|虽然)[这那此该]",
)  # fmt: skip
# The same behind an opening that says when or where, and an answer to what nobody reads.
CHINESE_INTRODUCED = (
    (
        r"(?:(?:date|\d{1,4}[年月日时点])[^，。；]{0,14}"
        r"|[^，。；]{0,8}(?:昨天|今天|昨日|今日|昨晚|今晨|去年|今年|上周|本周|近日|日前|近期|目前)[^，。；]{0,6}"
        r"|[^，。；说称]{1,12}(?:时|后|前|期间|以来|上午|下午|凌晨|晚上|时许)"
        r"|最终|最后|如今|现在|当时|起初|一开始|原来|突然)"
        r"，(?:他(?!汀)|她|它|该|其(?!中|他|余|实)|此(?!前|后|外|次)|这(?!一天)|双方|对方)"
    ),
    r"[^，。；]{2,20}对此(?:表示|回应|说|称|解释|介绍)",
)
CHINESE_UNNAMED_SPEAKER = r"[”」\"][，。]?(?:他|她|他们|该\w{1,6})(?:还|又|也)?(?:说|表示|称|介绍|告诉|强调|补充)"
CHINESE_VOICES = (
    "我(?!国|省|市|县|区|州|校|院|军)",
    "咱",
    "你",
    "您",
    "笔者",
    "小编",
    "让我们",
    "请",
    "如果[你您我]",
    "当[你您我]",
    "大家",
)

# A finite verb for certain, and what may be one: an English line without either is no sentence (23 of the 25 lines of 1,655 in news
# that have none are not; the other two are speech).
ENGLISH_VERBS = "|".join(
    """
    is are was were has have had will would can could may might must should said says say do does did won took made began rose fell saw held
    met set hit led told found left became came went got gave lost cut sent kept brought built grew spent paid ran broke shot died sold put
    let beat drew read bought taught thought felt stood struck threw wrote spoke
    """.split()
)
# Verbs by which an outside voice takes the blame for a quotation.
ENGLISH_SPEECH = (
    "|".join(
        """
    said says say told tells added adds wrote writes explained explains announced noted warned insisted stated tweeted claimed argued
    asked recalled replied admitted joked called described dubbed
    """.split()
    )
    + "|according to"
)
CHINESE_SPEECH = r"说|表示|称|指出|介绍|认为|透露|告诉|强调|坦言|写道|回应|解释|谈到|提到|回忆|感叹|直言|要求|评价|呼吁|宣布"

# Titles that announce a list, the number in the first group that matched; and the numbers they write in words.
NUMBERS = dict(
    zip("three four five six seven eight nine ten twelve twenty 三 四 五 六 七 八 九 十".split(),
        (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)
)  # fmt: skip
_ENGLISH_NUMBER = r"(\d{1,2}|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_ENGLISH_THINGS = (
    r"(?:items?|stories|events|highlights|things|ways|reasons|facts|lessons|tips|takeaways|moments|trends|questions|steps|points)"
)
LIST_TITLES = (
    rf"\btop\s+{_ENGLISH_NUMBER}\b",
    rf"\b{_ENGLISH_NUMBER}\s+(?:[a-z]+\s+)?{_ENGLISH_THINGS}\b",
    r"(\d{1,2}|[三四五六七八九十])(?:大|件|个|条|项|则)(?:\w{0,4}?)(?:新闻|大事|实事|事件|看点|亮点|举措|措施|变化|问题|理由|方法|建议|要点|趋势|成就)",
)
