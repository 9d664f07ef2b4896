"""What a fictional town's register of disputes shows."""

from yifa.web.theme.clock import Clock, ClockState
from yifa.web.theme.link import Link
from yifa.web.theme.table import (
    Cell,
    Column,
    CountLine,
    Filter,
    Filters,
    Mark,
    Option,
    Pager,
    Place,
    Row,
    Table,
)
from yifa.web.theme.tests.sample_figure import SUCCESS

COLUMNS = [
    Column("编号", Place.NUMBER, whole=True),
    Column("事由", Place.TITLE),
    Column("当事人", Place.PARTY),
    Column("类型", fold=3, whole=True),
    Column("来源", fold=1),
    Column("村（社区）", fold=2),
    Column("阶段、结果", Place.STATE, whole=True),
    Column("经办人", fold=4, whole=True),
    Column("受理", numeric=True),
    Column("时限，最急在前", Place.CLOCK, whole=True, sort_url="#due", sorted="down"),
]
WON = Cell("调解成功", mark=Mark.FULL)
LOST = Cell("调解不成", mark=Mark.STRUCK)
ONGOING = Cell("调解中", mark=Mark.HALF)
WAITING = Cell("待受理", mark=Mark.HOLLOW)
GUIDED = Cell("引导仲裁", mark=Mark.CIRCLE)
# Number, what about, who, type, from where, village, handler, accepted on.
DISPUTES = """
187 宅基地滴水纠纷 王×、李× 宅基地 村级排查 石桥村 何砚秋 09-28
203 赵×劳动报酬纠纷 赵×、农机服务部 劳动争议 劳动监察转来 柳溪社区 何砚秋 10-14
217 石桥村鱼塘承包到期交接 石桥村委会、田× 土地承包 当事人申请 石桥村 程禾 11-12
209 青禾柳丰农机服务部拖欠工资 赵×等3人 劳动争议 当事人申请 柳溪社区 沈牧之 10-22
198 河湾村宅基地通行 黄×、黄× 宅基地 村级排查 河湾村 程禾 10-10
222 云岭村排水沟改道争执 王×、吕× 邻里 县中心交办 云岭村 何砚秋 11-18
174 噪声纠纷 张×、陈× 邻里 派出所移交 柳溪社区 何砚秋 09-18
192 白茅村牲畜毁苗赔偿 郑×、谢× 损害赔偿 派出所移交 白茅村 沈牧之 10-08
165 工程款结算 某劳务队、石桥村委会 其他 当事人申请 石桥村 沈牧之 09-07
181 云岭村坟地界址 朱×、朱× 邻里 当事人申请 云岭村 程禾 09-24
"""
STANDING = [
    (WON, Clock(ClockState.TODAY, name="司法确认")),
    (WON, Clock(ClockState.WAIT, "明天", word="约定回访")),
    (ONGOING, Clock(ClockState.NONE, word="第1次调解 11-19")),
    (ONGOING, Clock(ClockState.UNVERIFIED, 4, "天", name="满一个月")),
    (WON, Clock(ClockState.RUNNING, 9, "天", name="司法确认")),
    (WAITING, Clock(ClockState.RUNNING, word="新交办")),
    (WON, Clock(ClockState.RETURNED, word="卷宗退回补正")),
    (LOST, Clock(ClockState.NONE, word="已告知可起诉")),
    (GUIDED, Clock(ClockState.NONE, word="9月15日已转")),
    (WON, Clock(ClockState.DONE, word="已履行")),
]


def register_row(line: str, state: Cell, clock: Clock) -> Row:
    """One dispute as a row."""
    number, *facts, handler, accepted = line.split()
    first = Cell(f"柳调〔2026〕{number}号", "#matter")
    last = [state, Cell(handler), Cell(accepted), Cell(clock=clock)]
    return Row([first, *map(Cell, facts), *last], key=number)


REGISTER = Table(
    "矛盾纠纷台账",
    COLUMNS,
    [
        register_row(line, state, clock)
        for line, (state, clock) in zip(DISPUTES.strip().splitlines(), STANDING, strict=True)
    ],
    register=True,
    selectable=True,
)
BENCHMARK = Table(
    "裁量基准",
    [Column("情节"), Column("罚款"), Column("占比", numeric=True)],
    [
        Row([Cell("较轻"), Cell("1万元至3万元"), Cell("40")]),
        Row([Cell("较重　本案"), Cell("5万元至8万元"), Cell(figure=SUCCESS)], strong=True),
    ],
    total=Row([Cell("合计"), Cell(), Cell("60")]),
)
COUNTED = Table(
    "计入的事项",
    [
        Column("编号", whole=True),
        Column("事由"),
        Column("结果", whole=True),
        Column("终结", numeric=True, desk_only=True),
        Column("计入", whole=True, desk_only=True),
    ],
    [
        Row(
            [
                Cell("柳调〔2026〕203号", "#matter"),
                Cell("赵×劳动报酬纠纷"),
                WON,
                Cell("11-12"),
                Cell("分子、分母"),
            ]
        ),
        Row(
            [
                Cell("柳调〔2026〕192号", "#matter"),
                Cell("白茅村牲畜毁苗赔偿"),
                Cell("调解不成", mark=Mark.STRUCK),
                Cell("11-10"),
                Cell("分母"),
            ]
        ),
    ],
)
COUNT_LINE = CountLine(
    222,
    "件",
    [
        Link("调解成功", "#won", count=184, current=True),
        Link("调解不成", "#lost", count=16),
        Link("引导诉讼、仲裁", "#guided", count=12),
        Link("正在调解", "#ongoing", count=8),
        Link("待受理", "#waiting", count=2),
    ],
    figure=SUCCESS,
    figure_note="（终结数）",
)
VIEWS = [
    Link("全部", "#all", count=222, current=True),
    Link("正在调解", "#ongoing", count=8),
    Link("我经办的", "#mine", count=37),
    Link("待回访", "#visit", count=6),
    Link("可申领补贴", "#subsidy", count=9),
    Link("卷宗不齐", "#file", count=4),
]
FILTERS = Filters(
    [
        Filter("stage", "阶段", [Option("mediating", "调解中")]),
        Filter("type", "类型", [Option("labour", "劳动争议")]),
        Filter("source", "来源", [Option("village", "村级排查")]),
        Filter("village", "村（社区）", [Option("shiqiao", "石桥村")]),
        Filter("accepted", "受理日期", [Option("year", "今年", selected=True)]),
    ],
    more=Link("更多条件", "#more"),
    columns=Link("选列（9列）", "#columns"),
    kept=[("view", "all")],
)
SCOPES = Filters(
    [
        Filter(
            "scope", "单位", [Option("tree", "柳溪镇，含村（社区）", selected=True)], optional=False
        ),
        Filter(
            "period",
            "期间",
            [Option("year", "今年1月1日至11月18日", selected=True)],
            optional=False,
        ),
    ],
    search_label="",
    verb="查看",
)
PAGER = Pager(1, 16, "222", later_url="#next", note="虚线时限：规章旧有规定，依据未核实，只作提醒")
