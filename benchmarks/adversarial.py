"""Whether the check takes time in proportion to a text, also for texts that nobody would write.

Each text is checked at two sizes; growth 1.0 is linear, 4.0 quadratic when the second is four times
the first. Prints a table in Markdown: seconds of the processor.

    python benchmarks/adversarial.py [SIZE SIZE [NAME …]]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from yifa.reviewer import check, typed

SENTENCE = "全年受理矛盾纠纷1,732件，调解成功一千五百零六件，成功率87.0%，涉及3万余人次、1.2亿元。"
REPEATED = {
    "figures": "1234567890",
    "one figure": "1",
    "一": "一",
    "一百": "一百",
    "万亿": "万亿",
    "1万亿": "1万亿",
    "brackets": "（）",
    "brackets that open": "（",
    "《": "《",
    "“": "“",
    "straight marks": '"',
    "、": "、",
    "，": "，",
    "。": "。",
    "blanks": "字\u3000",
    "其中": "其中",
    "totals without end": "共计12件，其中",
    "one paragraph": SENTENCE,
    "one sentence": SENTENCE.replace("。", "，"),
    "paragraphs": f"{SENTENCE}\n",
    "no stop": "依法行政",
    "short lines": "一是好\n",
    "lines of a figure": "12\n",
    "rows": "| 纠纷 | 12 | 13 |\n",
    "stars": "**",
    "pipes": "|",
    "dashes": "—",
    "page numbers": "字-12-",
    "times": "2024年1月至",
    "截至": "截至",
    "shares": "占比12%，",
    "form feeds": "字\f",
    "blank lines": "\n",
    "Latin": "abc ",
    "telephones": "13812345678 ",
    "identity numbers": "330102199001011234，",
}


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Every text at about that many characters."""
    for name, piece in REPEATED.items():
        yield name, piece * (size // len(piece)) + "字。"
    yield "a long list", "其中" + "、".join(f"甲类{n}件" for n in range(size // 8)) + "。"
    yield "figures listed", "分别为" + "、".join(str(n % 100) for n in range(size // 3)) + "件。"
    yield "points", "".join(f"（{n % 90 + 1}）做了{n}件事。\n" for n in range(size // 12))


def seconds(text: str) -> float:
    """How long the processor is at one check."""
    begun = time.process_time()
    check(typed(text))
    return time.process_time() - begun


def main(small: int = 10_000, large: int = 40_000, *only: str) -> None:
    """Measure and print."""
    print(f"| text | {small:,} characters | {large:,} | growth |\n|---|---|---|---|")
    for (name, one), (_, other) in zip(texts(small), texts(large), strict=True):
        if not only or name in only:
            first, second = seconds(one), seconds(other)
            growth = second / first * small / large
            print(f"| {name} | {first:.3f} s | {second:.3f} s | {growth:.1f} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])
