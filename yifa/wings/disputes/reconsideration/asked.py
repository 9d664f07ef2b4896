"""What the public is asked for an application, and told of it, in plain words."""

from yifa.kernel.asking import Adds, Asked
from yifa.kernel.organisation import Form, Organisation, OrganisationQuerySet

from .procedure import Reconsidering


def offices() -> OrganisationQuerySet:
    """The offices for reconsideration (行政复议机构): the bureaus of justice of governments."""
    departments = Organisation.objects.standing().filter(form=Form.DEPARTMENT)
    return departments.filter(name__regex="司法[局厅]$")


ASKED = Asked(
    title="申请行政复议",
    lead="认为行政机关的处罚、强制、许可、不作为等行政行为侵犯了您的合法权益，可以在这里申请行政复议，"
    "不收费。一般自知道该行政行为之日起六十日内提出。",
    fields=[
        "applicant_kind",
        "respondent",
        "act_kind",
        "act_number",
        "act_on",
        "known_on",
        "not_told",
        "request",
        "reasons",
        "obstacle",
        "asks_compensation",
        "asks_document",
        "document",
    ],
    party={"name": True, "telephone": True, "identity_number": False, "address": False},
    words={
        "applicant_kind": "您是",
        "respondent": "哪个行政机关作出的",
        "act_kind": "是什么行政行为",
        "act_number": "决定书文号（有的话）",
        "act_on": "行政行为作出的日期",
        "known_on": "您知道它的日期",
        "not_told": "当时没有告诉您可以申请复议、向谁申请和期限",
        "request": "您请求什么",
        "reasons": "事实和理由",
        "obstacle": "超过六十日的，有什么正当理由",
        "asks_compensation": "同时请求行政赔偿",
        "asks_document": "同时请求审查它依据的规范性文件",
        "document": "请求审查的文件名称和条款",
    },
    helps={
        "respondent": "写决定书上盖章的机关；写错了，我们会告诉您怎样改。",
        "request": "如：撤销某号处罚决定；责令某局对某年某月某日的申请作出答复。",
        "address": "用来给您送达文书。",
        "document": "规章以上的不在附带审查之内。",
    },
    must=frozenset({"request"}),
    sets={"channel": "online"},
    files="决定书、身份证明、授权委托书等材料",
    to=offices,
    means={
        Reconsidering.received: "已经收到，五个工作日内审查是不是受理；期限满了没有决定的，"
        "从满的那天起视为受理（《行政复议法》第三十条）。",
        Reconsidering.correcting: "材料还不齐全，等您补正。自收到补正通知之日起十个工作日内提交；"
        "没有正当理由逾期不补正的，视为放弃申请（《行政复议法》第三十一条）。",
        Reconsidering.examining: "已经受理，正在审理。工作人员会听取您的意见，请留意电话。"
        "期满没有作出决定的，可以自期满之日起十五日内向人民法院起诉。",
        Reconsidering.stayed: "已经中止审理，中止的原因消除以后恢复，期限接着算。",
        Reconsidering.decided: "已经作出决定，正在送给您。",
        Reconsidering.effective: "决定书、调解书已经送达，发生法律效力。不服复议决定的，"
        "可以自收到之日起十五日内向人民法院起诉。",
        Reconsidering.rejected: "受理以后发现不符合受理条件，已经驳回申请，理由见下面。"
        "不服的，可以自收到决定书之日起十五日内向人民法院起诉，也可以向上级行政机关反映。",
        Reconsidering.performed: "被申请人已经履行。",
        Reconsidering.closed: "已经结案。",
        Reconsidering.terminated: "复议已经终止。",
        Reconsidering.taken_up: "由上级行政复议机关审理，机关名称见下面。",
        Reconsidering.not_accepted: "不予受理，理由见下面。"
        "认为没有正当理由的，可以向上级行政机关反映。",
        Reconsidering.abandoned: "逾期没有补正，视为放弃申请。",
        Reconsidering.taken_back: "您已经撤回申请。还在申请期限内的，可以重新申请。",
    },
    told={
        Reconsidering.ask_correction: ["correction_items"],
        Reconsidering.allow_longer: ["longer_correction"],
        Reconsidering.accept: ["track"],
        Reconsidering.not_accept: ["refusal_ground", "refusal_why", "competent_organ"],
        Reconsidering.call_hearing: ["hearing_on", "hearing_place", "hearing_about"],
        Reconsidering.stop: ["stop_ground"],
        Reconsidering.decline_document: ["document_note"],
        Reconsidering.stay: ["stay_ground"],
        Reconsidering.go_on: ["stay_over"],
        Reconsidering.conclude_mediation: ["agreement"],
        Reconsidering.terminate: ["terminate_ground"],
        Reconsidering.hand_up: ["competent_organ"],
        Reconsidering.reject: ["refusal_ground", "refusal_why"],
        Reconsidering.serve: ["outcome", "ruling"],
    },
    answers=(
        Reconsidering.ask_correction,
        Reconsidering.accept,
        Reconsidering.deem_accepted,
        Reconsidering.not_accept,
        Reconsidering.serve_refusal,
        Reconsidering.serve,
        Reconsidering.serve_rejection,
        Reconsidering.conclude_mediation,
        Reconsidering.terminate,
    ),
    adds=[
        Adds(
            Reconsidering.supply,
            "提交补正材料",
            lead="按通知写明的事项补正，一次交齐。",
            shows=["correction_items", "longer_correction"],
            files="补正的材料",
        ),
        Adds(Reconsidering.take_back, "撤回申请", lead="还没有受理的，撤回以后不再审查。"),
        Adds(
            Reconsidering.ask_hearing,
            "请求听证",
            lead="希望当面陈述、质证的，可以请求听证。",
        ),
        Adds(
            Reconsidering.ask_stop,
            "申请停止执行",
            fields=["stop_why"],
            lead="复议期间行政行为一般不停止执行；执行会造成难以弥补的损失的，请写明理由。",
        ),
        Adds(
            Reconsidering.ask_withdraw,
            "撤回复议申请",
            fields=["withdraw_why"],
            lead="准予撤回以后，不能再以同一事实和理由申请，违背您真实意愿的除外。",
        ),
    ],
    elsewhere="可以当面或者邮寄提交申请书；书写有困难的，可以口头申请，由工作人员当场记录"
    "（《行政复议法》第二十二条）。",
)
