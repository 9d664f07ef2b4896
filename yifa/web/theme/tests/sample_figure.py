"""What a fictional town counted this year and last."""

from yifa.web.theme.chart import Bar, Bars, Chart, Spark
from yifa.web.theme.figure import (
    Figure,
    FigureBand,
    FigureLine,
    FigureTable,
    Fraction,
    LastYear,
    Part,
)

SUCCESS = Figure(
    "调解成功率",
    "86.8%",
    "#rate",
    fraction=Fraction(Part("184", "调解成功", "#won"), Part("212", "调解终结", "#ended")),
)
ACCEPTED = Figure("矛盾纠纷受理", "220", "#accepted", unit="件")
LAST_SUCCESS = Figure(
    "调解成功率",
    "88.6%",
    fraction=Fraction(Part("171", "调解成功"), Part("193", "调解终结")),
)
ON_TIME = Figure(
    "信访按期办结率",
    "98.3%",
    "#petitions",
    fraction=Fraction(Part("57", "按期办结"), Part("58", "办结")),
)
BAND = FigureBand(
    SUCCESS,
    definition="调解成功的件数，除以今年调解终结的件数。终结包括成功184、不成16、引导诉讼或者仲裁12；"
    "正在调解的8件和待受理的2件不算在内。",
    cut="2026年11月18日8:30，已撤销的办理记录不计。",
    last=LastYear(LAST_SUCCESS, "下降1.8个百分点"),
)


def spark(*this_year: float) -> Spark:
    """The months of a figure, with last year a little apart."""
    last_year = [value - (place % 3) + 1 for place, value in enumerate(this_year)]
    return Spark(this_year, last_year, "1月到11月，今年与去年相近")


SPARKS = [
    spark(17, 15, 20, 18, 21, 19, 24, 22, 23, 20, 21),
    spark(88, 83, 85, 85, 86, 89, 87, 87, 90, 86, 83),
    spark(98, 97, 98, 96, 98, 97, 98, 99, 98, 97, 98),
]
FIGURES = FigureTable(
    [
        FigureLine(ACCEPTED, "198", SPARKS[0]),
        FigureLine(SUCCESS, "88.6%", SPARKS[1]),
        FigureLine(ON_TIME, "96.3%", SPARKS[2]),
        FigureLine(Figure("普法活动", "31", "#publicity", unit="场"), "28"),
    ]
)

MONTHS = [f"{month}月" for month in range(1, 12)]
RATE_CHART = Chart(
    "按月，今年与去年",
    MONTHS,
    [88.2, 83.3, 85.7, 85.0, 86.4, 89.5, 87.5, 87.0, 90.0, 86.4, 83.3],
    [86.7, 90.0, 89.0, 89.5, 90.0, 88.0, 91.0, 90.5, 89.0, 84.2, 85.7],
    summary="今年1月到11月的调解成功率在83.3%和90.0%之间，去年同期在84.2%和91.0%之间。",
    rate=True,
    below=["17", "12", "21", "20", "22", "19", "24", "23", "20", "22", "12"],
    below_name="今年调解终结的件数",
    unfinished=True,
)
COUNT_CHART = Chart(
    "按月受理",
    MONTHS,
    [17, 15, 20, 18, 21, 19, 24, 22, 23, 20, 21],
    [15, 16, 18, 19, 17, 20, 19, 20, 18, 19, 17],
    summary="今年每月受理15件到24件，去年15件到20件。",
    unfinished=True,
)
BREAKDOWN = Bars(
    "类型",
    "成功率",
    [
        Bar("邻里", 92.1, "92.1%", division="58÷63", last_year="91.2%", url="#near"),
        Bar("损害赔偿", 89.5, "89.5%", division="17÷19", last_year="88.9%"),
        Bar("婚姻家庭", 89.1, "89.1%", division="41÷46", last_year="90.5%"),
        Bar("劳动争议", 82.6, "82.6%", division="19÷23", last_year="84.0%"),
        Bar("宅基地与土地承包", 80.0, "80.0%", division="32÷40", last_year="86.5%"),
        Bar("其他", 81.0, "81.0%", division="17÷21", last_year="82.4%"),
    ],
    caption="调解成功率，按类型",
    division_head="成功÷终结",
    last_head="去年同期",
    total=Bar("合计", 86.8, "86.8%", division="184÷212", last_year="88.6%"),
    whole=100,
)
