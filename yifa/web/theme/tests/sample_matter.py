"""How a fictional penalty case stands: its clocks, its procedure, and what it still lacks."""

from datetime import date

from yifa.web.theme.clock import Clock, ClockState, Day, DayKind, DayStrip, FullClock
from yifa.web.theme.gate import Confirm, Gate, GateState, Reason, Refusal
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.rail import Rail, SideStep, Stage, StageState

CLOCKS = [
    (Clock(ClockState.OVER, 2, "天", due=date(2026, 11, 16)), "已过法定期限"),
    (Clock(ClockState.TODAY), "当天"),
    (Clock(ClockState.SOON, 3, "个工作日", due=date(2026, 11, 23)), "三日以内"),
    (Clock(ClockState.RUNNING, 18, "天", due=date(2026, 12, 6)), "三日以上"),
    (Clock(ClockState.WAIT, 2, "个工作日"), "对方的期限，机关要等"),
    (Clock(ClockState.PAUSED, 21, "天"), "停表"),
    (Clock(ClockState.UNVERIFIED, 4, "天", name="满一个月"), "依据未核实，只提醒"),
    (Clock(ClockState.RETURNED), "退回给我"),
    (Clock(ClockState.DONE), "完成"),
    (Clock(ClockState.NONE), "还没有开始"),
]

HEARING_DAYS = DayStrip(
    [
        Day(date(2026, 11, 13), "送达"),
        Day(date(2026, 11, 14), "休", DayKind.REST),
        Day(date(2026, 11, 15), "休", DayKind.REST),
        Day(date(2026, 11, 16), "1", DayKind.COUNTED),
        Day(date(2026, 11, 17), "2", DayKind.COUNTED),
        Day(date(2026, 11, 18), "3今天", DayKind.TODAY),
        Day(date(2026, 11, 19), "4"),
        Day(date(2026, 11, 20), "5止", DayKind.LAST),
    ],
    theirs=True,
)
DECISION_DAYS = DayStrip(
    [
        *(Day(date(2026, 11, day), str(day - 7), DayKind.COUNTED) for day in range(8, 18)),
        Day(date(2026, 11, 18), "11今天", DayKind.TODAY),
        *(Day(date(2026, 11, day), str(day - 7)) for day in range(19, 30)),
        Day(date(2026, 11, 30), "23止", DayKind.LAST),
    ]
)
FULL_CLOCKS = [
    FullClock(
        Clock(ClockState.RUNNING, 18, "天", due=date(2026, 12, 6)),
        "作出处罚决定",
        before="9月7日立案，次日起算，第90日为",
        until="12月6日",
        after="（星期日）。法律没有规定顺延，按当日计。",
        article="《行政处罚法》第六十条",
        strip=DECISION_DAYS,
    ),
    FullClock(
        Clock(ClockState.WAIT, 2, "个工作日", due=date(2026, 11, 20)),
        "当事人可以要求听证",
        before="11月13日送达告知书，5个工作日，到",
        until="11月20日",
        after="止。期满前不得作出决定。",
        article="《行政处罚法》第六十四条第一项、第八十五条",
        strip=HEARING_DAYS,
        open=True,
    ),
    FullClock(
        Clock(ClockState.NONE),
        "决定后7个工作日内送达",
        article="第六十一条",
        provisional="2027年放假安排还没有公布，公布后重新计算。",
    ),
]

RAIL = Rail(
    [
        Stage("线索", StageState.PASSED, "9月3日"),
        Stage("调查", StageState.PASSED, "9月7日立案"),
        Stage(
            "审查",
            StageState.PASSED,
            "10月26日",
            [SideStep("法制审核", "11月6日", done=True)],
        ),
        Stage("已告知", StageState.HERE, "11月13日送达告知书", [SideStep("集体讨论", "未办")]),
        Stage("已决定", StageState.AHEAD, "12月6日前"),
        Stage("已送达", StageState.AHEAD, "决定后7个工作日", [SideStep("决定公示")]),
        Stage("已履行", StageState.AHEAD, "送达后15日"),
        Stage("结案", StageState.AHEAD),
    ],
    forks=[
        "当事人11月20日前要求听证，转听证，听证后回到审查，须重新法制审核",
        "逾期不缴罚款，转申请法院强制执行",
    ],
)

MISSING = [
    Gate(
        GateState.MISSING,
        "还没有集体讨论",
        "《行政处罚法》第五十七条第二款",
        act=Act("召集集体讨论", "#discuss", weight=Weight.INK),
    ),
    Gate(
        GateState.MISSING,
        "听证申请期到11月20日才满",
        "《行政处罚法》第六十四条第一项",
        link=Link("到时提醒我", "#remind"),
    ),
]
MET = [
    Gate(GateState.MET, "两名执法人员，证件在有效期内", "第四十二条"),
    Gate(GateState.MET, "已立案", "第五十四条"),
    Gate(GateState.MET, "已告知事实、理由、依据和权利", "第四十四条"),
    Gate(GateState.MET, "法制审核通过，11月6日", "第五十八条"),
    Gate(GateState.MET, "未就同一行为罚过款", "第二十九条"),
]
UNVERIFIED = Gate(
    GateState.UNVERIFIED,
    "依据未核实，不拦截",
    "本地规定，2019年，待法制机构确认",
    who="由县司法局核实",
    link=Link("去核实", "#verify"),
)
GATES = [*MISSING, MET[3], UNVERIFIED]

REFUSAL = Refusal(
    "作出决定",
    [
        Reason(
            "听证申请期还没有满",
            "11月13日送达告知书，当事人在11月20日（星期五）结束前都可以要求听证。",
            article="《行政处罚法》第六十四条第一项",
            words="当事人要求听证的，应当在行政机关告知后五日内提出。",
            who="11月21日起可以办",
            links=[Link("到时提醒我", "#remind"), Link("当事人书面放弃，去登记", "#waive")],
        ),
        Reason(
            "陈述申辩意见还没有复核",
            "11月16日收到书面意见3页，称已于10月搭建围挡。",
            article="《行政处罚法》第四十五条",
            words="对当事人提出的事实、理由和证据，应当进行复核。",
            who="由陆青岚办",
            acts=[Act("请她复核", "#ask", post=True)],
        ),
        Reason(
            "还没有集体讨论",
            "本案10月26日列为重大违法行为。",
            article="《行政处罚法》第五十七条第二款",
            words="对情节复杂或者重大违法行为给予行政处罚，行政机关负责人应当集体讨论决定。",
            who="由您办",
            acts=[Act("召集集体讨论", "#discuss", weight=Weight.INK)],
        ),
    ],
    mistakes=[
        Reason(
            "罚款高于告知书写明的数额",
            "告知书写的是60,000元，现在填的是90,000元。",
            article="《行政处罚法》第四十五条第二款",
            words="行政机关不得因当事人陈述、申辩而给予更重的处罚。",
            who="在下面改",
            links=[Link("到罚款金额", "#id_fine")],
        )
    ],
    met=MET,
)

CONFIRM = Confirm(
    "作出行政处罚决定",
    "青禾县宏×建材有限公司，罚款60,000元。作出后不能修改，只能依法撤销并说明理由。",
    "作出决定",
    Link("再看看", "#back"),
    article="《行政处罚法》第五十七条",
    name="confirmed",
    value="yes",
    fields={"fine": "60000"},
)

ACTS = [
    Act("登记一件", "#new", weight=Weight.INK),
    Act("作出决定", weight=Weight.SEAL, name="step", value="decide"),
    Act("导出这222件", "#export", icon="download"),
    Act("作出决定", name="step", value="decide", closed="4项都办好后，这个按钮变成朱色。"),
]
