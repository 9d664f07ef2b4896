"""能查出什么: the rules as rules.toml states them, by kind of defect."""

from __future__ import annotations

from collections import defaultdict

from yifa.reviewer import Rule
from yifa.reviewer import rules as every_rule

KINDS = {
    "arithmetic": "数字对不上",
    "enumeration": "序号",
    "structure": "结构和题名",
    "policy-currency": "已经失效的规划和文件",
    "timeliness": "日期",
    "residue": "网页残留",
    "repetition": "重复",
    "punctuation": "标点",
    "privacy": "个人信息",
}


def groups() -> list[tuple[str, list[Rule]]]:
    """The rules under what they look for, in the order of the page."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in every_rule().values():
        found[rule.kind].append(rule)
    return [(label, found[kind]) for kind, label in KINDS.items() if found[kind]]
