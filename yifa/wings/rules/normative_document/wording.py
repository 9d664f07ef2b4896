"""Words of a draft that a reviewer looks at twice, as only a law may set what they name.

They prove nothing: a draft may repeat what a law has set. So they remind, and never refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

#: What no document may set (行政处罚法 16, 行政许可法 17, 行政强制法 10), and the words of it.
SET_BY_LAW_ALONE: Mapping[str, Sequence[str]] = {
    "行政处罚": ("罚款", "没收", "吊销", "责令停产停业", "降低资质"),
    "行政许可": ("许可", "审批", "核准", "批准"),
    "行政强制措施": ("查封", "扣押", "冻结", "限制人身自由"),
}


def to_look_at(text: str) -> Iterator[str]:
    """A sentence for each thing that a draft may have set without any power to."""
    for what, names in SET_BY_LAW_ALONE.items():
        found = [name for name in names if name in text]
        if found:
            said = "、".join(f"“{name}”" for name in found)
            yield f"草案里有{said}：核对是不是自己设定了{what}；重复上位法规定的，写明依据。"
