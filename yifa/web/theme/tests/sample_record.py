"""What the file of a fictional penalty case holds, and what may be done with it now."""

from datetime import date, datetime

from yifa.web.theme.gate import ClosedStep
from yifa.web.theme.link import Act, ActLine, Link, Weight
from yifa.web.theme.record import Entry, Evidence, Fact, MaskedPerson
from yifa.web.theme.tests.sample_matter import MISSING

FACTS = [
    Fact(
        "违法事实",
        "堆场约1,260平方米砂石物料未设围挡，未采取有效覆盖措施，9月8日检查时仍未改正。",
    ),
    Fact("违反条款", "《大气污染防治法》第七十二条第一款", lawful=True),
    Fact("拟处罚", "60,000元", note="裁量基准“较重”：5万元至8万元", amount=True),
    Fact("线索来源", "青综执检〔2026〕386号", "#inspection"),
]
PERSON = MaskedPerson(
    [
        Fact("名称", "青禾县宏×建材有限公司"),
        Fact("信用代码", "9133**********4X7P"),
        Fact("法定代表人", "周×"),
        Fact("电话", "138****2046"),
        Fact("身份证号", "3311**********003X"),
        Fact("住所", "青禾县柳溪镇******"),
    ],
    Link("查看完整信息", "#reveal"),
    "涉案单位",
)
EVIDENCE = [
    Evidence(
        "现场检查笔录",
        "勘验、现场笔录",
        url="#file",
        made=datetime(2026, 9, 8, 9, 42),
        by="陆青岚、宋以安",
        digest="a41f09c2aa",
        intact=True,
    ),
    Evidence(
        "堆场照片12张",
        "视听资料",
        url="#file",
        icon="photo",
        made=datetime(2026, 9, 8, 9, 48),
        by="宋以安",
        digest="77d05be1aa",
        intact=True,
    ),
    Evidence(
        "检查过程录像23分41秒",
        "视听资料",
        icon="video",
        made=datetime(2026, 9, 8, 9, 31),
        by="陆青岚",
        digest="0c93e8aaaa",
        intact=False,
    ),
    Evidence("颗粒物监测数据", "电子数据", icon="figures", by="接口导入", digest="5ef61b20aa"),
]
ENTRIES = [
    Entry(
        datetime(2026, 11, 16, 10, 22),
        "收到陈述申辩意见",
        "书面3页，称已于10月搭建围挡",
        who="陆青岚登记",
    ),
    Entry(
        datetime(2026, 11, 13, 15, 40),
        "送达行政处罚告知书",
        "直接送达，当事人签收",
        who="陆青岚、宋以安",
        article="第四十四条",
        links=[Link("告知书", "#notice"), Link("送达回证", "#receipt")],
    ),
    Entry(
        datetime(2026, 10, 26, 9, 10),
        "调查终结",
        "列为重大违法行为，须法制审核",
        who="陆青岚",
        revoked="10月27日撤销：漏附监测报告",
    ),
    Entry(date(2025, 12, 30), "收到线索", who="宋以安"),
]
OPEN_STEPS = [
    ActLine(
        Act("复核陈述申辩意见", "#review", weight=Weight.INK), "11月16日收到，待复核", "第四十五条"
    ),
    ActLine(Act("提请集体讨论", "#discuss"), "由负责人集体讨论决定", "第五十七条第二款"),
    ActLine(Act("补充证据", "#evidence"), "随时可以补", "第四十六条"),
]
CLOSED_STEPS = [
    ClosedStep("作出决定", "缺3项", MISSING),
    ClosedStep("送达", "先作出决定"),
    ClosedStep("结案", "先履行完毕"),
]
USES = [
    Link("2026年度报告（草稿）", "#report", note="二（六）第2段"),
    Link("矛盾纠纷排查化解月报", "#return", note="第4栏"),
]
EFFECTS = [
    Link("生成行政处罚决定书，文号自动取"),
    Link("起算送达时限：7个工作日", note="第六十一条"),
    Link("记入办理记录，不能删改，只能撤销并说明理由"),
]
