"""The answer: of which kind, by which article, and how one may turn against it."""

from __future__ import annotations

from yifa import law
from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.redress import reconsideration_organ
from yifa.report.papers.paper import Block, Paper, Paragraph
from yifa.wings.oversight.information_request.models import ReplyKind

from .case import Request, basis, limit, official, received

SHORT = law.law("disclosure").short

#: What each kind of answer says, and by which article.
ANSWERS: dict[str, tuple[str, str]] = {
    ReplyKind.GRANTED: ("你（单位）申请公开的信息可以公开，现予以公开", "第三十六条第二项"),
    ReplyKind.ALREADY_PUBLIC: (
        "你（单位）申请公开的信息已经主动公开，现告知获取的方式、途径",
        "第三十六条第一项",
    ),
    ReplyKind.PARTIAL: (
        "你（单位）申请公开的信息能够作区分处理，提供可以公开的内容，其余内容不予公开",
        "第三十七条",
    ),
    ReplyKind.REFUSED: ("你（单位）申请公开的信息不予公开", "第三十六条第三项"),
    ReplyKind.SPECIAL_RULE: (
        "有关法律、行政法规对你（单位）申请公开的信息的获取有特别规定，请依照其规定办理",
        "第三十六条第七项",
    ),
    ReplyKind.NOT_RESPONSIBLE: (
        "你（单位）申请公开的信息不属于本机关负责公开",
        "第三十六条第五项",
    ),
    ReplyKind.NOT_EXIST: ("经检索，没有你（单位）申请公开的信息，该信息不存在", "第三十六条第四项"),
    ReplyKind.NEEDS_MAKING: (
        "你（单位）申请公开的信息需要对现有政府信息进行加工、分析，不予提供",
        "第三十八条",
    ),
    ReplyKind.UNCLEAR: ("经告知补正，你（单位）的申请内容仍不明确，无法提供", "第三十条"),
    ReplyKind.NOT_A_REQUEST: (
        "你（单位）以政府信息公开申请的形式进行信访、投诉、举报等活动，不作为政府信息公开申请处理",
        "第三十九条第一款",
    ),
    ReplyKind.REPEAT: (
        "本机关已经就你（单位）提出的申请作出答复，你（单位）重复申请公开相同的政府信息，不予重复处理",
        "第三十六条第六项",
    ),
    ReplyKind.PUBLICATION: (
        "你（单位）要求提供的是公开出版物，现告知获取的途径",
        "第三十九条第二款",
    ),
    ReplyKind.EXCESSIVE: (
        "你（单位）申请公开政府信息的数量、频次明显超过合理范围，理由不合理，不予处理",
        "第三十五条",
    ),
    ReplyKind.REISSUE: ("你（单位）要求确认或者重新出具已经获取的信息，不予处理", ""),
    ReplyKind.OTHER: ("对你（单位）的申请，处理如下", ""),
}
#: By which article something is withheld.
WITHHELD = {
    "secret": "第十四条",
    "prohibited": "第十四条",
    "safety": "第十四条",
    "third_party": "第十五条",
    "internal": "第十六条第一款",
    "process": "第十六条第二款",
    "enforcement_file": "第十六条第二款",
    "not_information": "第三十七条",
}


def answer(story: Request, act: Act) -> Paper:
    """答复书: its kind and article, what it says, and how one may turn against it."""
    kind = act.said("reply_kind")
    says, article = ANSWERS[kind]
    by = f"（{SHORT}{article}）" if article else ""
    title = f"政府信息公开申请答复书（{story.told(act, 'reply_kind')}）"
    blocks: list[Block] = [received(story), Paragraph(f"经审查，{says}{by}。")]
    if ground := act.said("ground"):
        told = story.told(act, "ground").removesuffix("（只用于部分公开）")
        blocks.append(Paragraph(f"不予公开的情形：{told}（{SHORT}{WITHHELD[ground]}）。"))
    blocks += words.lines(act.said("reply"))
    blocks += [Paragraph(line) for line in more(story, act)]
    return official(story, title, "答", act, [*blocks, *remedies(story, act)])


def more(story: Request, act: Act) -> list[str]:
    """Who is responsible, what was answered before, in which form it is given."""
    before, form = story.value(act, "earlier"), story.told(act, "given_form")
    number = before.number if before is not None else act.said("earlier_reply")
    why = act.said("other_form_why")
    lines = {
        "负责公开的机关及联系方式": act.said("referred_to"),
        "以前的答复": number,
        "提供的形式": f"{form}，{why}" if form and why else form,
    }
    return [f"{what}：{says}。" for what, says in lines.items() if says]


def remedies(story: Request, act: Act, of: str = "本答复") -> list[Block]:
    """Reconsideration, suit and complaint; what is not given goes to reconsideration first."""
    kind = act.said("reply_kind")
    if kind == ReplyKind.REFUSED:
        ways = [f"如不服{of}，{review_first(story, act)}"]
    elif kind == ReplyKind.PARTIAL:
        ways = [f"如不服不予公开的部分，{review_first(story, act)}"]
        ways.append(f"如不服其他内容，{review_or_suit(story, act)}")
    else:
        ways = [f"如不服{of}，{review_or_suit(story, act)}"]
    told = f"也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（{SHORT}第五十一条）"
    return [Paragraph(f"{way}。") for way in (*ways, told)]


def review(story: Request, act: Act) -> str:
    """Within how long, and of whom, reconsideration is asked."""
    within, where = limit("reconsideration.apply", act), reconsideration_organ(story.matter.holder)
    return f"自收到之日起{within.period}内向{where}申请行政复议（{within.basis}）"


def review_first(story: Request, act: Act) -> str:
    """Reconsideration, and only then a suit."""
    after = limit("reconsideration.sue", act)
    return (
        f"应当先申请行政复议（{basis('reconsideration.first_step_told')}）：可以"
        f"{review(story, act)}，对行政复议决定不服的，可以自收到决定书之日起{after.period}内"
        f"依法向人民法院提起行政诉讼（{after.basis}）"
    )


def review_or_suit(story: Request, act: Act) -> str:
    """Either of both."""
    suit = limit("litigation.sue_direct", act)
    return (
        f"可以{review(story, act)}，也可以自收到之日起{suit.period}内"
        f"依法向人民法院提起行政诉讼（{suit.basis}）"
    )
