"""The chapter on disputes: what its first draft says, and the return due on the 20th."""

from yifa.report.wing import ReturnForm, Row, Sentence, Wing

Wing(
    "disputes",
    "七",
    "矛盾纠纷预防化解",
    heading="健全社会矛盾纠纷行政预防调处化解体系，促进社会公平正义",
    sentences=[
        Sentence(
            "坚持排查在前，全年组织矛盾纠纷排查[[screening.rounds]]次[[screening.rounds|change]]，"
            "发现纠纷[[screening.found]]件，当场化解[[screening.resolved]]件。",
            when=("screening.rounds", "screening.found"),
        ),
        Sentence(
            "登记矛盾纠纷[[dispute.found]]件[[dispute.found|change]]，"
            "按来源分，[[dispute.found|by:source]]。"
        ),
        Sentence("受理矛盾纠纷[[dispute.accepted]]件，开展调解[[dispute.sessions]]次。"),
        Sentence(
            "调解终结[[dispute.concluded]]件，其中调解成功[[dispute.settled]]件、"
            "调解不成[[dispute.failed]]件、引导诉讼或者仲裁[[dispute.guided]]件，"
            "调解成功率[[dispute.success_rate]][[dispute.success_rate|change]]。",
            when=("dispute.concluded",),
        ),
        Sentence(
            "调解成功的纠纷中，达成书面协议[[dispute.settled_in_writing]]件、"
            "口头协议[[dispute.settled_orally]]件，协议涉及金额[[dispute.settled_amount]]元。",
            when=("dispute.settled",),
        ),
        Sentence(
            "推进公调对接、诉调对接，受理公安派出所移交纠纷[[dispute.from_police]]件、"
            "人民法院委派纠纷[[dispute.from_court]]件。"
        ),
        Sentence("对可能激化的纠纷及时报告公安机关或者有关部门[[dispute.warned]]件。"),
        Sentence(
            "双方共同申请司法确认[[dispute.applied_confirmation]]件，"
            "人民法院确认有效[[dispute.confirmed]]件；回访协议履行情况[[dispute.visited]]次。",
            when=("dispute.applied_confirmation",),
        ),
    ],
    returns=[
        ReturnForm(
            "dispute_monthly",
            "矛盾纠纷排查化解月报",
            rows=[
                Row("screening.rounds"),
                Row("screening.found"),
                Row("screening.resolved"),
                Row("dispute.found"),
                Row("dispute.found", by="type"),
                Row("dispute.people"),
                Row("dispute.accepted"),
                Row("dispute.settled"),
                Row("dispute.settled_orally"),
                Row("dispute.settled_in_writing"),
                Row("dispute.settled_amount"),
                Row("dispute.failed"),
                Row("dispute.guided"),
                Row("dispute.from_police"),
                Row("dispute.from_court"),
                Row("dispute.high_risk"),
                Row("dispute.warned"),
            ],
        )
    ],
)
