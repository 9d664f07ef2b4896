"""What the public is asked for a request, and told of it, in plain words."""

from yifa.kernel.asking import Adds, Asked

from .procedure import Requesting

TAKEN_BACK = "您已经撤回申请。需要的时候可以重新申请。"

ASKED = Asked(
    title="申请政府信息公开",
    lead="想看政府制作或者保存、还没有公开的文件和数据，可以在这里申请，一般不收费，不用说明用途。"
    "先看一看是不是已经公开：公开了的，不用申请。",
    fields=["applicant", "content", "wanted_form", "wanted_delivery", "needs_help"],
    party={"name": True, "identity_number": True, "telephone": True, "address": False},
    words={
        "applicant": "您是",
        "content": "想要什么信息",
        "wanted_form": "想要什么形式",
        "wanted_delivery": "怎么交给您",
        "needs_help": "阅读、视力或者听力有困难，需要帮助",
    },
    helps={
        "content": "写文件的名称、文号，或者哪个单位、哪一年、关于什么事。一次只写一件，答复更快。",
        "identity_number": "条例要求提供身份证明；单位填统一社会信用代码。",
        "address": "要邮寄的写通信地址，要电子邮件的写邮箱。",
    },
    sets={"channel": "internet"},
    files="身份证明、授权书等材料",
    means={
        Requesting.handed_in: "已经送到。网上提交的申请，从工作人员和您确认收到之日起"
        "计算答复的期限（《政府信息公开条例》第三十一条），请留意电话。",
        Requesting.received: "已经收到，正在看内容是不是明确。",
        Requesting.clarifying: "内容还不够明确，等您补正。"
        "逾期不补正又没有正当理由的，视为放弃申请（《政府信息公开条例》第三十条）。",
        Requesting.handling: "内容明确，正在查找、审查。",
        Requesting.answered: "已经作出答复，正在送给您。",
        Requesting.delivered: "已经答复。认为侵犯了您的权益的，可以向上一级机关或者"
        "政府信息公开主管部门投诉、举报，也可以依法申请行政复议、提起行政诉讼（《政府信息公开条例》第五十一条）；"
        "对不予公开不服的，要先申请行政复议（《行政复议法》第二十三条）。",
        Requesting.given_up: "逾期没有补正或者缴费，不再处理。需要的时候可以重新申请。",
        Requesting.withdrawn: TAKEN_BACK,
        Requesting.taken_back: TAKEN_BACK,
    },
    told={
        Requesting.ask_clarify: ["clarify_what", "clarify_until"],
        Requesting.delay: ["delayed_until"],
        Requesting.notify_fee: ["fee_basis", "fee_quantity", "fee", "fee_until"],
        Requesting.reply_to: ["reply_kind", "ground", "reply", "referred_to"],
        Requesting.publish: ["published_where"],
        Requesting.not_publish: ["not_published_why"],
    },
    answers=(Requesting.reply_to, Requesting.deliver),
    adds=[
        Adds(
            Requesting.supply,
            "补正申请",
            fields=["content"],
            lead="把内容改明确：写清文件名称、文号，或者哪个单位、哪一年、关于什么事。",
            shows=["clarify_what", "clarify_until"],
            files="补正的材料",
        ),
        Adds(
            Requesting.give_reason,
            "说明理由",
            fields=["excess_reason"],
            lead="申请的数量、次数明显超过合理范围，请说明理由。",
        ),
        Adds(
            Requesting.suggest,
            "建议向社会公开",
            fields=["suggest_why"],
            lead="给您的信息，如果涉及公众利益、需要大家知道，可以建议向社会主动公开"
            "（《政府信息公开条例》第四十四条）。",
        ),
        Adds(Requesting.take_back, "撤回申请", lead="撤回以后不再办理，可以重新申请。"),
        Adds(Requesting.withdraw, "撤回申请", lead="撤回以后不再办理，可以重新申请。"),
    ],
    elsewhere="可以当面或者邮寄提出；写字有困难的，可以口头提出，由工作人员代为填写"
    "（《政府信息公开条例》第二十九条）。",
)
