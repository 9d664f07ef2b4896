"""What the public is asked for a comment on a draft, and told of it, in plain words."""

import datetime as dt

from yifa.kernel import consulting
from yifa.kernel.asking import Asked
from yifa.kernel.matter import Matter

from .procedure import Answering


def closed(draft: Matter | None, on: dt.date) -> str:
    """Why one can't comment on a draft that day; "" while one can."""
    if draft is not None and consulting.is_open(draft, on):
        return ""
    return "征求意见已经截止。截止以前寄出的信照样收，还可以写信给起草单位。"


ASKED = Asked(
    title="对草案提意见",
    lead="对哪一条有意见，希望怎么改，为什么，写清楚就行。名字和电话可以不留。",
    fields=["whose", "clause", "says"],
    party={"name": False, "telephone": False},
    words={
        "whose": "您是",
        "clause": "针对哪一条",
        "says": "您的意见",
        "name": "怎么称呼您",
        "telephone": "电话",
    },
    helps={
        "clause": "例如：第二条。对整个草案的意见可以不填。",
        "telephone": "留了电话，起草单位有不明白的可以问您；公布意见的时候不公布姓名和电话。",
    },
    sets={"way": "page"},
    about="draft",
    closed=closed,
    means={
        Answering.received: "已经收到，起草单位正在研究。采纳情况会在征求意见结束以后公布。",
        Answering.answered: "起草单位已经写明采纳情况。",
        Answering.set_aside: "这一条没有作为意见处理，原因在下面。",
    },
    told={
        Answering.conclude: ["result", "reply"],
        Answering.conclude_again: ["result", "reply"],
        Answering.set_apart: ["aside_why"],
    },
    elsewhere="也可以写信、打电话，或者在座谈会、听证会上提出。",
)
