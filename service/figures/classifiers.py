"""Chinese measure words: what they count when the text names no noun. Data only; None where they say nothing."""

CLASSIFIERS: dict[str, str | None] = {
    "个": None, "家": None, "所": None, "张": None, "项": None, "件": None, "条": None, "座": None, "栋": "building", "幢": "building",
    "间": "room", "套": None, "部": None, "台": None, "辆": "vehicle", "艘": "ship", "架": "aircraft", "枚": None, "只": None, "头": None,
    "匹": None, "棵": "tree", "株": "plant", "颗": None, "粒": None, "篇": "article", "本": "book", "册": "book", "份": None, "封": "letter",
    "幅": None, "场": None, "届": "session", "期": "phase", "批": "batch", "批次": "batch", "组": "group", "队": "team", "对": "pair", "双": "pair",
    "副": None, "门": None, "类": "type", "种": "type", "款": None, "处": "place", "片": None, "块": None, "道": None, "层": "storey", "级": "level",
    "站": "station", "节": None, "集": "episode", "章": "chapter", "句": "sentence", "字": "character", "首": "song", "股": "share", "笔": None,
    "宗": "case", "起": "case", "例": "case", "桩": "case", "瓶": "bottle", "箱": "box", "包": "pack", "袋": "bag", "盒": "box", "杯": "cup",
    "碗": "bowl", "支": None, "管": "tube", "盏": "lamp", "根": None, "把": None, "面": None, "扇": None, "口": "person", "眼": None,
    "名": "person", "位": "person", "人": "person", "人次": "person_visit", "人份": "test", "户": "household", "户次": "household_visit",
    "剂": "dose", "剂次": "dose", "针": "dose", "针次": "dose", "班": None, "班次": "trip", "车次": "trip", "架次": "flight", "例次": "case",
    "件次": "item", "场次": "session", "次": "time", "回": "time", "遍": "time", "趟": "trip", "列": "train", "票": "vote", "分": "point",
    "步": "step", "岁": "year", "周岁": "year", "倍": "multiple", "点": "point", "页": "page", "行": None, "轮": "round", "代": "generation",
    "名次": "place", "席": "seat", "对口": None, "床": "bed", "球": "goal", "局": "set", "环": None, "圈": "lap", "尊": None, "顶": None,
    "盘": None, "餐": "meal", "顿": "meal", "味": None, "丝": None, "线": None, "屋": None, "堂": "class", "课时": "class_hour", "学时": "class_hour",
    "标箱": "teu", "标准箱": "teu", "箱次": None, "单": "order", "胎": "child", "副本": None, "则": None, "重": None, "方面": "aspect",
    "家次": "institution_visit", "台次": "machine", "艘次": "ship_call", "辆次": "vehicle_trip", "群": None, "层次": "level", "环节": "link",
    "位数": "digit", "倍速": None, "人年": "person_year", "幕": "act", "档": "grade", "条次": None, "项次": "item", "身": None, "院": None,
    "进球": "goal", "篮板": "rebound", "助攻": "assist", "声": None, "克拉": "carat", "卷": "volume", "枪": "shot", "发": "round", "手": None,
    "记": None, "亩次": None, "门次": None, "大类": "type", "小类": "type", "大项": "item", "小项": "item", "维": "dimension", "线城市": None,
    "波": "wave", "股份": "share", "桌": "table", "堆": None, "滴": "drop", "团": None, "截": None, "束": "beam", "串": None, "排": "row", "朵": "flower", "具": None, "洞": "hole", "阵": None, "派": None, "帮": None, "丛": None, "筐": "basket", "壶": "pot", "罐": "can", "通": None, "挺": None, "任": "term", "成员": "member", "瓣": None, "尾": None, "枝": None, "排座": None, "周年": "anniversary", "样": None, "连": None,
}  # fmt: skip
# Seen after a number these are unlikely to count with a Chinese digit in front: 一方面, 三角, 四面, 一条 …
PEOPLE = ("名", "位", "口")
