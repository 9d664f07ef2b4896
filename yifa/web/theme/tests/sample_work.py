"""What a fictional clerk finds on 我的工作, and what is said when things go wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yifa.web.theme.clock import Clock, ClockState
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.tests.sample_matter import CLOCKS
from yifa.web.theme.work import ReturnRow, WorkGroup, WorkRow

OVERDUE = WorkRow(
    "石桥村灌溉渠淤堵，村民要求清淤",
    "#matter",
    ["信访事项", "柳信〔2026〕61号", "9月17日受理，11月16日到期"],
    Act("去办理", "#act", weight=Weight.INK),
    clock=CLOCKS[0][0],
    next_step="出具信访处理意见书",
    article="《信访工作条例》第三十四条，60日",
    way_out=Link("申请延期", "#extend", note="最长30日，须本机关负责人批准并告知信访人"),
)
GROUPS = [
    WorkGroup("已逾期", [OVERDUE]),
    WorkGroup(
        "今天到期",
        [
            WorkRow(
                "申请公开2025年高标准农田补助发放明细",
                "#matter",
                ["政府信息公开申请", "柳公开〔2026〕9号", "10月21日收到"],
                Act("去办理", "#act", weight=Weight.INK),
                clock=CLOCKS[1][0],
                next_step="答复申请人",
                article="《政府信息公开条例》第三十三条，20个工作日",
            ),
            WorkRow(
                "王×与李×宅基地滴水纠纷",
                "#matter",
                ["矛盾纠纷", "柳调〔2026〕187号", "10月19日协议生效"],
                Act("去提醒", "#act", weight=Weight.INK),
                clock=CLOCKS[1][0],
                next_step="提醒双方共同申请司法确认",
                article="《人民调解法》第三十三条，30日",
            ),
        ],
    ),
    WorkGroup(
        "七日内到期",
        [
            WorkRow(
                "赵×与青禾柳丰农机服务部劳动报酬纠纷",
                "#matter",
                ["矛盾纠纷", "柳调〔2026〕203号", "协议约定11月19日付第一笔"],
                Act("记回访", "#act"),
                clock=Clock(ClockState.WAIT, "明天", word="约定"),
                next_step="回访协议履行情况",
                article="《人民调解法》第三十一条",
            ),
            WorkRow(
                "孙×不服责令限期拆除决定",
                "#matter",
                ["行政复议（本镇为被申请人）", "青复〔2026〕38号", "11月9日收到副本"],
                Act("去办理", "#act"),
                clock=CLOCKS[2][0],
                next_step="提交书面答复和证据",
                article="《行政复议法》第四十八条，10个工作日",
            ),
        ],
        Link("订阅到手机日历", "#calendar"),
    ),
    WorkGroup(
        "新交办",
        [
            WorkRow(
                "云岭村两户因排水沟改道争执",
                "#matter",
                ["矛盾纠纷", "柳调〔2026〕222号", "县矛调中心交办"],
                Act("受理", "#act", post=True),
                when="今天 8:12",
                next_step="受理，或者退回并说明理由",
            ),
        ],
    ),
]
RETURN = ReturnRow(
    Clock(ClockState.SOON, 2, "天", due=date(2026, 11, 20)),
    "矛盾纠纷排查化解月报",
    "已按台账算好。与上月相比有",
    [Link("3项变化", "#changes"), Link("河湾村、白茅村未报", "#late")],
    [Act("核对并确认", "#confirm", weight=Weight.INK), Act("先看明细", "#detail")],
)
SENTENCE = [
    ("今天是11月18日，星期三。", False),
    ("逾期1件", True),
    ("，", False),
    ("今天到期2件", True),
    ("，七日内到期2件，新交办1件。", False),
]
EMPTY: Mapping[str, Any] = {
    "empty_title": "没有同时符合这3个条件的纠纷",
    "empty_why": "关键词“鱼糖”、类型“劳动争议”、今年受理。",
    "ways": [Link("去掉关键词，有23件", "#wide"), Link("清空条件，看全部222件", "#all")],
}
TROUBLE: Mapping[str, Any] = {
    "trouble_title": "没有存上，您填的内容还在",
    "trouble_says": "沈牧之刚刚改过这一件。先看改了什么，再决定保留哪一份。",
    "ways": [Link("对照两份", "#compare")],
}
NOTICE: Mapping[str, Any] = {
    "notice_title": "可能是同一件",
    "notice_says": "柳溪派出所11月17日登记：石桥村三组围墙占道，罗×、石×。",
    "ways": [Link("是同一件", "#same"), Link("不是，继续登记", "#go")],
}
