"""Which papers the tests write: a report of 青禾县 and a mediation file of 柳溪镇, all invented."""

from __future__ import annotations

import datetime as dt

from yifa.report.papers.paper import (
    Attachment,
    Block,
    Contents,
    Cover,
    Form,
    Heading,
    Note,
    Paper,
    Paragraph,
    Run,
    SignatureLine,
    Signer,
    Table,
    label,
    value,
)

CHAPTERS = (
    "履行推进法治建设第一责任人职责情况",
    "推进政府机构职能优化协同高效情况",
    "健全依法行政制度体系情况",
    "推进行政决策科学民主法治情况",
    "推进行政执法规范公正文明情况",
    "健全突发事件应对体系情况",
    "预防和化解矛盾纠纷情况",
    "加强行政权力制约和监督情况",
    "推进公共法律服务和普法情况",
)
SENTENCE = (
    "各乡镇、街道坚持把矛盾化解在基层，村、社区逐户走访，调解员随叫随到，"
    "能当天办的不过夜，一时办不了的说清办到哪一步、依据哪一条、由谁负责。"
)
COMMITTEE = "柳溪镇人民调解委员会"
NUMBER = "柳调〔2026〕12号"
DAY = dt.date(2026, 3, 8)


def figures_of(chapter: int) -> Paragraph:
    """A paragraph with a number of each mark."""
    return Paragraph(
        (
            Run("全年受理"),
            Run(f"{chapter * 113}", mark="traced", href=f"/figures/{chapter}"),
            Run("件，其中“一件事”联办"),
            Run(f"{chapter * 17}", mark="signed"),
            Run("件，走访"),
            Run(f"{chapter * 1019:,}", mark="untraced"),
            Run("人次——比上年有所增加。"),
        )
    )


def towns() -> Table:
    """A table too long for one page."""
    rows = tuple(
        (f"青禾县第{n}村", str(n * 3), str(n * 2), f"{200 / 3:.1f}%", "柳溪镇")
        for n in range(1, 41)
    )
    return Table(
        head=("村（社区）", "受理", "成功", "成功率", "所属乡镇"),
        rows=rows,
        total=("合计", "2,460", "1,640", "66.7%", ""),
        caption="各村（社区）矛盾纠纷调解情况",
    )


def chapter(place: int, title: str, *, length: int) -> list[Block]:
    """A chapter with all four levels of heading."""
    return [
        Heading(1, title),
        Heading(2, "主要做法"),
        Heading(3, "强化组织领导"),
        figures_of(place),
        *[Paragraph(SENTENCE * 3)] * length,
        Heading(4, "存在的短板"),
        Paragraph(SENTENCE),
        Heading(2, "取得的成效"),
        Paragraph(SENTENCE * 2),
    ]


def annual_report(*, draft: bool = False, length: int = 3) -> Paper:
    """A report with red head, nine chapters, a long table and an attachment."""
    blocks: list[Block] = [Paragraph("2026年，县政府坚持依法行政。现将有关情况报告如下。")]
    for place, title in enumerate(CHAPTERS, start=1):
        blocks += chapter(place, title, length=length)
        if place == 7:
            blocks.append(towns())
    return Paper(
        title="青禾县人民政府\n关于2026年度法治政府建设情况的报告",
        issuer="青禾县人民政府文件",
        document_number="青政〔2027〕3号",
        approver="沈望川",
        addressee="云澜市人民政府",
        blocks=tuple(blocks),
        attachments=(
            Attachment("2026年法治政府建设主要指标", (towns(),)),
            Attachment("2027年工作要点"),
        ),
        signature="青禾县人民政府",
        day=dt.date(2027, 3, 8),
        draft=draft,
    )


def page_of_text() -> Paper:
    """Nothing but full lines of text: what the grid of 22 × 28 is counted on."""
    return Paper(blocks=(Paragraph("法" * (28 * 22 * 3 - 2)),))


def application() -> Paper:
    return Paper(
        title="人民调解申请书",
        blocks=(
            Form(
                (
                    (
                        label("申请人", rows=2),
                        label("姓名"),
                        value("周山"),
                        label("电话"),
                        value("139×××"),
                    ),
                    (label("住址"), value("柳溪镇第一村一组", columns=3)),
                    (
                        label("被申请人", rows=2),
                        label("姓名"),
                        value("吴水"),
                        label("电话"),
                        value(),
                    ),
                    (label("住址"), value("柳溪镇第一村二组", columns=3)),
                    (label("纠纷简要情况"), value(SENTENCE * 2, columns=4, lines=6)),
                    (
                        label("申请事项"),
                        value("1. 拆除越界围墙。\n2. 恢复原状。", columns=4, lines=4),
                    ),
                ),
                widths=(2, 1.4, 3, 1.4, 3),
            ),
            Note("人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请调解。"),
            SignatureLine((Signer("申请人（签名、盖章或者按指印）"),), day=None),
        ),
    )


def registration() -> Paper:
    return Paper(
        title="人民调解受理登记表",
        document_number=NUMBER,
        blocks=(
            Form(
                (
                    (label("纠纷类型"), value("邻里纠纷"), label("案件来源"), value("当事人申请")),
                    (label("当事人"), value("周山、吴水", columns=3)),
                    (label("纠纷简要情况"), value(SENTENCE, columns=3, lines=8)),
                ),
                widths=(1, 2, 1, 2),
            ),
            SignatureLine(
                (Signer("当事人"), Signer("登记人", "陈石")), seal=f"{COMMITTEE}（印章）", day=DAY
            ),
            Note("此表由人民调解委员会填写。"),
        ),
    )


def record(title: str, *, length: int) -> Paper:
    """An investigation or mediation record: question and answer over several pages."""
    talk = [Paragraph("问：围墙是哪一年砌的？"), Paragraph(f"答：{SENTENCE}")] * length
    return Paper(
        title=title,
        document_number=NUMBER,
        blocks=(
            Form(
                (
                    (
                        label("时间"),
                        value("2026年3月2日9时"),
                        label("地点"),
                        value("柳溪镇综治中心"),
                    ),
                    (label("参加人"), value("周山、吴水", columns=3)),
                ),
                widths=(1, 2.4, 1, 2.4),
            ),
            *talk,
            SignatureLine((Signer("当事人"), Signer("调解员"), Signer("记录人")), day=None),
        ),
    )


def agreement() -> Paper:
    return Paper(
        title="人民调解协议书",
        document_number=NUMBER,
        blocks=(
            Paragraph("当事人周山，男，1970年生，住青禾县柳溪镇第一村一组。"),
            Paragraph("当事人吴水，男，1968年生，住青禾县柳溪镇第一村二组。"),
            Heading(1, "纠纷主要事实和争议事项"),
            Paragraph(SENTENCE * 2),
            Heading(1, "协议内容"),
            Paragraph("吴水于2026年4月1日前拆除越界的围墙，费用由双方各担一半。"),
            Heading(1, "履行方式、时限"),
            Paragraph("本协议一式三份，当事人、人民调解委员会各持一份。"),
            SignatureLine(
                (Signer("当事人"), Signer("当事人"), Signer("人民调解员"), Signer("记录人")),
                seal=f"{COMMITTEE}（印章）",
                day=DAY,
            ),
        ),
    )


def oral_agreement() -> Paper:
    return Paper(
        title="人民调解口头协议登记表",
        document_number=NUMBER,
        blocks=(
            Form(
                (
                    (label("当事人"), value("周山、吴水")),
                    (label("纠纷主要事实"), value(SENTENCE, lines=5)),
                    (label("协议内容"), value("吴水拆除越界的围墙。", lines=4)),
                    (label("履行方式、时限"), value("4月1日前", lines=2)),
                ),
                widths=(1, 4),
            ),
            SignatureLine((Signer("人民调解员"),), seal=f"{COMMITTEE}（印章）", day=DAY),
        ),
    )


def visit() -> Paper:
    return Paper(
        title="人民调解回访记录",
        document_number=NUMBER,
        blocks=(
            Form(
                (
                    (label("当事人"), value("周山"), label("回访日期"), value("2026年4月8日")),
                    (label("回访事由"), value("围墙拆除情况", columns=3)),
                    (label("回访情况"), value("已经拆除，双方没有异议。", columns=3, lines=10)),
                ),
                widths=(1, 2, 1, 2),
            ),
            SignatureLine((Signer("被回访人"), Signer("回访人")), day=None),
        ),
    )


def mediation_file() -> list[Paper]:
    """A whole 卷宗 in the order it is bound."""
    return [
        Paper(
            blocks=(
                Cover(
                    COMMITTEE,
                    "人民调解卷宗",
                    (
                        ("卷名", "周山与吴水邻里纠纷"),
                        ("卷号", NUMBER),
                        ("调解员", "陈石"),
                        ("调解日期", "2026年3月2日至3月8日"),
                        ("立卷人", ""),
                        ("保管期限", "长期"),
                    ),
                ),
            )
        ),
        Paper(title="卷内目录", blocks=(Contents(),)),
        application(),
        registration(),
        record("人民调解调查记录", length=4),
        record("人民调解记录", length=24),
        agreement(),
        oral_agreement(),
        visit(),
    ]
