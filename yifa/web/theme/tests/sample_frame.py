"""What stands around the gallery's pages: a fictional town, its posts and registers."""

from yifa.web.theme.chrome import Chrome, Post, Wing
from yifa.web.theme.link import Link
from yifa.web.theme.wording import NUMERALS

WINGS = [
    "第一责任人职责",
    "政府机构职能",
    "依法行政制度",
    "重大行政决策",
    "行政执法",
    "突发事件应对",
    "矛盾纠纷预防化解",
    "行政权力监督",
    "普法与法律服务",
]
REGISTERS = [
    Link("矛盾纠纷", "#register", count=222),
    Link("纠纷排查", "#screening", count=46),
    Link("信访事项", "#petition", count=78),
]


def chrome(current: str = "", *, large: bool = False) -> Chrome:
    """What stands around a page; `current` is the label of the page one is on."""
    sections = [("我的工作", 9), ("报表", 2), ("指标", None), ("年度报告", None)]
    registers = [
        Link(link.label, link.url, count=link.count, current=link.label == current)
        for link in REGISTERS
    ]
    return Chrome(
        organisation="柳溪镇人民政府",
        search_url="#search",
        help_url="#help",
        large=large,
        large_url="?dazi=0" if large else "?dazi=1",
        post=Post("何砚秋", "综治中心", "经办人"),
        posts=[Post("何砚秋", "石桥村调委会", "调解员", key="7")],
        switch_url="#switch",
        sign_out_url="#out",
        sections=[
            Link(label, f"#{label}", count=count, current=label == current)
            for label, count in sections
        ],
        wings=[
            Wing(numeral, label, registers if numeral == "七" else (), open=numeral == "七")
            for numeral, label in zip(NUMERALS, WINGS, strict=True)
        ],
        own=[Link("单位、人员与权限", "#own")],
        tabs=[
            Link("我的工作", "#work", note="work", current=current == "我的工作"),
            Link("台账", "#registers", note="book", current=current == "矛盾纠纷"),
            Link("登记", "#new", note="plus"),
        ],
    )
