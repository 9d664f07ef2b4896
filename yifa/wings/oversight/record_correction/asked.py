"""What the public is asked for a correction, and told of it, in plain words."""

from yifa.kernel.asking import Adds, Asked

from .procedure import Correcting

ASKED = Asked(
    title="申请更正与本人有关的政府信息记录",
    lead="政府给您的、与您自己有关的记录不准确，有证据的，可以在这里要求更正。",
    fields=["record", "wrong", "right", "proof"],
    party={"name": True, "identity_number": True, "telephone": True, "address": False},
    helps={
        "record": "例如哪一年的哪一份证明、登记、答复。",
        "proof": "写明有什么证据，复印件或者照片附在下面。",
    },
    must=frozenset({"proof"}),
    files="证据材料",
    means={
        Correcting.asked: "已经收到，等工作人员审核。",
        Correcting.checked: "已经审核，正在处理。",
        Correcting.corrected: "已经更正（《政府信息公开条例》第四十一条）。",
        Correcting.declined: "审核认为记录准确，或者证据不足，不予更正。不服的，可以投诉，"
        "也可以依法申请行政复议、提起行政诉讼（《政府信息公开条例》第五十一条）。",
        Correcting.elsewhere: "这份记录由别的机关更正，见下面。",
        Correcting.withdrawn: "您已经撤回申请。需要的时候可以重新申请。",
    },
    told={
        Correcting.check: ["finding"],
        Correcting.put_right: ["corrected_text"],
        Correcting.decline: ["declined_why"],
        Correcting.send_on: ["competent"],
        Correcting.tell_elsewhere: ["competent"],
    },
    answers=(Correcting.put_right, Correcting.decline),
    adds=[
        Adds(
            Correcting.supply,
            "补充证据",
            fields=["proof"],
            lead="写明有什么证据，复印件或者照片附在下面；补充以后重新审核。",
            files="证据材料",
        ),
        Adds(Correcting.withdraw, "撤回申请", lead="撤回以后不再办理，可以重新申请。"),
    ],
    elsewhere="可以当面或者邮寄提出。",
)
