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
    """Warm each up on the text's beginning, then measure three passes and keep the best."""
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
    """The best of three passes in seconds, and how many were found."""
    found, best = find(text[:300]), float("inf")
    for _ in range(3):
        begun = time.process_time()
        found = find(text)
        best = min(best, time.process_time() - begun)
    return best, len(found)


if __name__ == "__main__":
    main()
