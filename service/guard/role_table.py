"""Words right before a number that say what part it plays in a change: where it began, by how much, what it came to. Data only."""

from service.records import Language

_ABOUT = {
    Language.ZH: "(?:大?约|将?近|接近|超过?|逾|不足|不到|不少于|至少|高达|多达|了|的|原来|原先|最初|此前|过去|现在的?"
    r"|(?:\d{4}年|去年|上年|前年|当年|今年|上一年|同期|\d{1,2}月)(?:底|末|初|份|同期)?|年初|年底|人民币|\s)*",
    Language.EN: r"(?:about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just|only|under|merely|a|an"
    r"|the|record|high|low|total|level|of|or|in|at|rate|figure|rmb|up to"
    r"|(?:\d{4}|last year|(?:the )?previous year|that year|a year earlier|(?:the )?year before)(?:['’]s)?|[$¥€£]|,|\s)*",
}
# Numbers: each pattern ends where the number begins.
FROM = {
    Language.ZH: f"(?:由|从|自|比|较){_ABOUT[Language.ZH]}$",
    Language.EN: rf"\b(?:from|(?<!more )(?<!less )(?<!fewer )than|against|compared (?:with|to)){_ABOUT[Language.EN]}$",
}
TO = {
    Language.ZH: f"(?:达到?|[升增降减涨跌]至|(?<!不)到|至|突破){_ABOUT[Language.ZH]}$",
    Language.EN: rf"\b(?:(?<!\bup )(?<!\bthat )(?<!\bcompared )to|reach(?:es|ed|ing)?|hits?|hitting|stood at|stands at|came to"
    rf"|amount(?:s|ed|ing)? to|surpass(?:es|ed|ing)?){_ABOUT[Language.EN]}$",
}
BY = {
    Language.ZH: r"(?!)",  # told by the verb alone, which the reader of figures knows
    Language.EN: rf"\bby{_ABOUT[Language.EN]}$",
}
# Dates: what holds since, what holds by then.
SINCE = {
    Language.ZH: r"(?:从|由|自|比|较|同)$",
    Language.EN: r"\b(?:from|since|than|compared (?:with|to)|over)(?: in| that of| those of| the)?\s*$",
}
UNTIL = {
    Language.ZH: r"(?:到|至|截[至止]到?)$",
    Language.EN: r"\b(?:by|until|till|to|through|as of)(?: the end of| late| early| the)?\s*$",
}
# What stands behind is of the number before: 其中.
PART = {
    Language.ZH: r"其中|当中",
    Language.EN: r"\b(?:including|of (?:which|whom|these|those|them)|among (?:them|which|whom|these|those))\b",
}
