"""What the public is asked for a petition, and told of it, in plain words."""

from yifa.kernel.asking import Adds, Asked
from yifa.kernel.kernel_steps import ASSIGN, TRANSFER

from .procedure import Petitioning

ARTICLE = "（《信访工作条例》第{}条）"
MAY_ASK_REVIEW = (
    "已经书面答复。不服的，收到答复之日起30日内可以请求上一级机关复查" + ARTICLE.format("三十五")
)
MAY_ASK_RECHECK = "已经复查。不服的，收到答复之日起30日内可以请求再上一级机关复核" + ARTICLE.format(
    "三十六"
)

ASKED = Asked(
    title="写信反映问题（网上信访）",
    lead="有困难要解决、有建议要提、有人有事要检举，可以写在这里。"
    "检举、控告一个单位或者它的工作人员的，不要送给这个单位，送给它的上一级机关。"
    "法院、仲裁、行政复议等能解决的，我们会告诉您去哪里办。",
    fields=["title", "claims", "facts", "about"],
    party={"name": True, "telephone": True, "address": False, "identity_number": False},
    words={
        "satisfaction": "对这件事的办理",
        "title": "一句话说明什么事",
        "claims": "您的请求或者建议",
        "facts": "经过和理由",
        "about": "反映的是哪个单位",
    },
    helps={
        "title": "例如：村里水沟被堵，请求疏通。",
        "claims": "想要怎么解决。",
        "facts": "什么时候、什么地方、什么事。写自己知道的，不用写公文。",
        "about": "不清楚的可以不写。",
        "address": "要寄书面答复的，写通信地址。",
        "telephone": "只有承办的工作人员看得到。",
    },
    must=frozenset({"claims", "facts"}),
    sets={"channel": "network"},
    files="照片、票据等材料",
    means={
        Petitioning.registered: "已经登记，正在看应当走什么途径。"
        "收到之日起15日内书面告知您" + ARTICLE.format("二十三") + "。",
        Petitioning.sorted: "已经分清途径，正在决定由谁办理。",
        Petitioning.handling: "已经受理，正在办理。",
        Petitioning.decided: "处理意见书已经出具，正在送给您。",
        Petitioning.answered: MAY_ASK_REVIEW + "。",
        Petitioning.reviewing: "已经收到您的复查请求，30日内书面答复。",
        Petitioning.reviewed: "复查意见已经作出，正在送给您。",
        Petitioning.review_answered: MAY_ASK_RECHECK + "。",
        Petitioning.rechecking: "已经收到您的复核请求，30日内提出复核意见，听证的时间不算在内。",
        Petitioning.rechecked: "复核意见已经作出，正在送给您。",
        Petitioning.final: "已经复核终结。以同一事实和理由再提的，不再受理"
        + ARTICLE.format("三十六")
        + "。",
        Petitioning.settled: "已经调解和解，写了协议书。",
        Petitioning.finished: "已经按法律规定的其他途径办结并答复您。",
        Petitioning.guided: "这件事要走别的途径，请看下面写的机关。",
        Petitioning.passed_on: "已经转送有权处理的机关，由它答复您。",
        Petitioning.given_back: "不属于这个单位管，已经交还转送来的单位，由它重新安排。",
        Petitioning.not_accepted: "没有受理，理由写在下面。",
        Petitioning.withdrawn: "您已经撤回。",
        Petitioning.merged: "和您以前提出的同一件事合并办理。",
    },
    told={
        Petitioning.cannot_tell: [],
        Petitioning.tell_sent: ["sent_told"],
        ASSIGN: [],
        TRANSFER: [],
        Petitioning.accept: [],
        Petitioning.take_on: ["runs_by"],
        Petitioning.guide: ["guided_to"],
        Petitioning.pass_on: ["sent_out_to"],
        Petitioning.refuse: ["refusal_ground", "refusal_reason"],
        Petitioning.tell_extension: ["extension_why"],
        Petitioning.serve: ["opinion", "facts_found", "handling", "basis"],
        Petitioning.finish: ["finish_result", "reply"],
        Petitioning.settle: ["settlement"],
        Petitioning.refuse_review: ["late_why"],
        Petitioning.serve_review: ["review_result", "review_text"],
        Petitioning.refuse_recheck: ["late_why"],
        Petitioning.serve_recheck: ["recheck_result", "recheck_text"],
    },
    answers=(Petitioning.serve, Petitioning.finish, Petitioning.serve_review),
    adds=[
        Adds(
            Petitioning.ask_review,
            "请求复查",
            fields=["review_request"],
            lead="写明对处理意见哪里不服、请求怎样处理。由原办理机关的上一级机关复查。",
            files="新的材料",
            shows=["opinion", "handling"],
        ),
        Adds(
            Petitioning.ask_recheck,
            "请求复核",
            fields=["recheck_request"],
            lead="写明对复查意见哪里不服。复核以后就终结。",
            files="新的材料",
            shows=["review_result", "review_text"],
        ),
        Adds(Petitioning.rate, "评价办理情况", fields=["satisfaction"]),
        Adds(Petitioning.withdraw, "撤回", lead="撤回以后不再办理，可以重新提出。"),
        Adds(Petitioning.stop, "撤回", lead="撤回以后终止办理，可以重新提出。"),
    ],
    elsewhere="可以写信、打电话或者到信访接待场所提出；不会写的可以口头说，由工作人员记录"
    "（《信访工作条例》第十七条、第十九条）。领导接访的时间、地点在“公开的信息”的“领导接访安排”里。",
)
