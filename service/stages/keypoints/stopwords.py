"""Words that say nothing of a topic: data, written by hand."""

ENGLISH = frozenset(
    """
    a about above across after afterwards again against ago all almost alone along already also although always am among an and another any
    anyone anything are around as ask asked at away back be became because become been before began being below between both but by called
    came can cannot come could day days did do does doing done down due during each either else even ever every few for former four from get
    give given go going good got had has have having he her here hers herself him himself his how however i if in including inside instead
    into is it its itself just know known last later least less let like likely long made make makes making many may me mean might more
    most mr mrs ms much must my myself near need never new next no nor not nothing now of off often on once one only onto or other others
    our out over own part per perhaps put rather really said same saw say says see seen several she should since so some someone something
    soon still such take taken tell than that the their them themselves then there these they thing things think this those though three
    through thus time times to together told too toward towards two under until up upon us use used very via want was way we week well went
    were what when where whether which while who whom whose why will with within without would year years yes yet you your
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)

CHINESE = frozenset(
    """
    的 了 在 是 和 与 及 或 也 都 就 而 并 但 又 还 被 把 将 对 从 向 到 于 以 为 由 因 所 其 该 此 这 那 它 他 她 他们 她们 它们 我 我们
    你 你们 您 有 没有 没 不 无 很 更 最 较 已 已经 正 正在 曾 曾经 会 能 能够 可 可以 可能 要 需 需要 应 应该 等 等等 之 者 中 上 下 内
    外 里 前 后 间 时 时候 期间 以来 以上 以下 以及 其中 其他 其它 另外 此外 同时 目前 日前 近日 近期 当前 昨日 昨天 今天 今日 明天 当日
    当天 当时 去年 今年 明年 年 月 日 时许 分 秒 点 上午 下午 晚上 凌晨 一 二 三 四 五 六 七 八 九 十 两 个 名 位 人 次 些 种 项 一个
    一名 一位 一些 一种 这个 那个 这些 那些 这种 这样 那样 这里 那里 自己 如果 因为 由于 因此 所以 虽然 但是 不过 然而 而且 并且 则 若 如
    如何 什么 怎么 为何 说 称 表示 指出 介绍 认为 透露 告诉 报道 记者 消息 获悉 据悉 据 了解 据了解 显示 来 去 做 让 使 给 用 通过 进行
    开始 出 起 过 着 地 得 吗 呢 吧 啊 嘛 呀 只 仅 约 近 超 多 几 每 各 某 另 第 按 按照 根据 关于 对于 除了 除 之后 之前 之间 以后 以前
    随后 随着 左右 不是 就是 都是 还是 也是 还有 非常 十分 一直 一定 一样 一般 主要 情况 方面 问题 部分 date time 资料 图 图片
    """.split()
)
