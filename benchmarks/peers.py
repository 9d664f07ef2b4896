"""The same text through two peers; run by reviewer.py in an environment of their own.

recognizers-text-number finds numbers, jionlp amounts of money and times: neither says what is
counted, so what they find is given beside their speed. Reads a text from standard input and prints
JSON: name → seconds of the processor for one pass, how many things were found.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout


def main() -> None:
    """Give each the whole text and, as ours is given it, line by line; keep what is faster."""
    text = sys.stdin.read()
    with redirect_stdout(io.StringIO()):
        import jionlp
        from recognizers_number import Culture, NumberRecognizer

        model = NumberRecognizer(Culture.Chinese).get_number_model()
        told = {
            "recognizers-text-number": measured(model.parse, text),
            "jionlp, money": measured(jionlp.ner.extract_money, text),
            "jionlp, times": measured(jionlp.ner.extract_time, text),
        }
    print(json.dumps(told))


def measured(find: Callable[[str], Sequence[object]], text: str) -> tuple[float, int]:
    """The best of seven passes after a first in seconds, and how many were found."""
    return min(best([text], find), best(text.split("\n"), find))


def best(texts: Sequence[str], find: Callable[[str], Sequence[object]]) -> tuple[float, int]:
    """The same for one way of giving the text."""
    seconds, found = [], 0
    for _ in range(8):
        begun = time.process_time()
        found = sum(len(find(it)) for it in texts)
        seconds.append(time.process_time() - begun)
    return min(seconds[1:]), found


if __name__ == "__main__":
    main()
