"""A sentence or a long clause written twice, and words doubled by a slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yifa.reviewer.document import Block, Kind, Span
from yifa.reviewer.findings import Finding, Severity, Term
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding

READ = (Kind.PARAGRAPH, Kind.ITEM)
SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
CLAUSE = re.compile(r"[^。！？!?；;，,：:\n]+")
NOT_WORDS = re.compile(r"[\W_]+")
POINT = re.compile("(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}|[①-⑳])")
BEGINS_POINT = frozenset("一二三四五六七八九十第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# What reports say of themselves in set words is no repetition.
FORMULA = re.compile(
    "习近平|党的[一二十]|中全会|四个意识|四个自信|两个维护|两个确立|中国特色社会主义|党中央|国务院"
    "|重要(?:讲话|论述|指示)|法治政府建设实施纲要|新理念新思想|第一责任人|如下|法治政府建设情况"
    "|全过程记录|法制审核|专家论证|风险评估|关键少数|谁执法谁普法|谁主管谁负责"
    "|^(?:责任|牵头|配合|联系|整改)(?:单位|部门|领导|人)|^(?:完成|整改)时限"
)
#: Counted in characters without punctuation; a sentence with a formula must be longer.
SENTENCE_LENGTH, FORMULA_LENGTH = 20, 45
CLAUSE_LENGTH, FAR_LENGTH = 18, 30
#: A clause is compared with so many before it in its sentence.
NEAR = 3
NEAR_LENGTH, NEXT_LENGTH, STEM_LENGTH = 8, 4, 10
#: A clause that long, directly after itself, was written so by nobody on purpose.
PROVED = 6
# 一步一步 is good Chinese, and 人民调解调解员 two words: only what is never said twice.
DOUBLED = re.compile(
    r"([\u4e00-\u9fff]{4,20})\1"
    r"|(?=[进不积全深认加开推落及严切坚强通])(进一步|不断|积极|全面|深入|认真|加强|开展|推进|落实|及时|严格|切实|坚持|强化|推动|通过)\2"
    r"|(?<![目标的])的的(?![确士])"
)
NUMERAL = re.compile("[〇零一二三四五六七八九十百千万亿两]")
SHOWN = 24


class _Piece(NamedTuple):
    """A sentence or clause: its bare words, and where it stands in its block."""

    words: str
    block: Block
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)


def repetition(reading: Reading) -> Iterator[Finding]:
    """Find sentences written twice, then, outside of these, clauses and doubled words."""
    sentences = list(_sentences(reading))
    firsts = _firsts(sentences)
    yield from _repeated(reading, sentences, firsts)
    said: dict[str, _Piece] = {}
    for number, sentence in enumerate(sentences):
        if number not in firsts:
            clauses = _pieces(sentence.block, CLAUSE, sentence.start, sentence.end)
            yield from _clauses(reading, clauses, said)
            yield from _doubled(reading, sentence)


def _sentences(reading: Reading) -> Iterator[_Piece]:
    """Yield the sentences; a line that only repeats the line before is told as residue."""
    before = ""
    for block in reading.document.kept:
        # A subtitle (——…) is said again in the text by right.
        is_subtitle = block.text.startswith("——")
        if block.kind in READ and block.text != before and not is_subtitle:
            yield from _pieces(block, SENTENCE, block.words_start, len(block.text))
        before = block.text


def _pieces(block: Block, pattern: re.Pattern[str], start: int, end: int) -> Iterator[_Piece]:
    for found in pattern.finditer(block.text, start, end):
        whole = found[0]
        written = whole.strip()
        words = written if written.isalnum() else NOT_WORDS.sub("", written)
        if words:
            point = POINT.match(words) if words[0] in BEGINS_POINT else None
            begin = found.start() + (whole.index(written[0]) if written != whole else 0)
            words = words[point.end() :] if point else words
            yield _Piece(words, block, begin, begin + len(written))


def _firsts(sentences: Sequence[_Piece]) -> dict[int, int]:
    """Give for each sentence that was written before where it was first."""
    seen: dict[str, int] = {}
    firsts: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        least = FORMULA_LENGTH if FORMULA.search(sentence.words) else SENTENCE_LENGTH
        if len(sentence.words) >= least:
            first = seen.setdefault(sentence.words, number)
            if first != number:
                firsts[number] = first
    return firsts


def _repeated(
    reading: Reading, sentences: Sequence[_Piece], firsts: dict[int, int]
) -> Iterator[Finding]:
    """Tell of repeated sentences; several that follow one another in both places are told once."""
    last = -1
    for number, first in firsts.items():
        if number <= last:
            continue
        last = number
        block = sentences[number].block
        while firsts.get(last + 1) == first + last + 1 - number:
            if sentences[last + 1].block is not block:
                break
            last += 1
        span = Span(sentences[number].span.start, sentences[last].span.end)
        yield _finding(reading, "sentence-repeated", span, sentences[first], Severity.ERROR)


def _clauses(
    reading: Reading, clauses: Iterable[_Piece], said: dict[str, _Piece]
) -> Iterator[Finding]:
    """Compare each clause with those near it that begin alike, and long ones with all before."""
    near: dict[str, tuple[int, _Piece]] = {}
    for number, clause in enumerate(clauses):
        words = clause.words
        place, before = near.get(words[:NEXT_LENGTH], (-NEAR, None))
        near[words[:NEXT_LENGTH]] = (number, clause)
        if before and number - place <= NEAR and _says_again(before.words, words, number - place):
            is_proved = words == before.words and number - place == 1 and len(words) >= PROVED
            severity = Severity.ERROR if is_proved else Severity.WARNING
            yield _finding(reading, "clause-repeated", clause.span, before, severity)
        elif len(words) >= CLAUSE_LENGTH and not FORMULA.search(words):
            first = said.setdefault(words, clause)
            if first is not clause:
                is_clear = first.block is clause.block or len(words) >= FAR_LENGTH
                severity = Severity.WARNING if is_clear else Severity.NOTE
                yield _finding(reading, "clause-repeated", clause.span, first, severity)


def _says_again(before: str, after: str, distance: int) -> bool:
    """Tell whether a clause says the same as one a little before it, or goes on from its words."""
    short, long = sorted((before, after), key=len)
    is_same = short == long and len(short) >= (NEXT_LENGTH if distance == 1 else NEAR_LENGTH)
    is_stem = len(short) >= STEM_LENGTH and _goes_on(short, long)
    # 各3次，各3次 may be meant; a whole clause with its figures is not said twice.
    has_figures = any(it.isdigit() for it in short)
    return (is_same and (len(short) > NEAR_LENGTH or not has_figures)) or (
        is_stem and not has_figures
    )


def _goes_on(short: str, long: str) -> bool:
    """Tell whether a clause is another one with words added, and not 百分之十 in 百分之十五."""
    return long.startswith(short) and not NUMERAL.match(long, len(short))


def _doubled(reading: Reading, sentence: _Piece) -> Iterator[Finding]:
    for found in DOUBLED.finditer(sentence.block.text, sentence.start, sentence.end):
        half = found[0][: len(found[0]) // 2]
        if not NUMERAL.search(half) or found[2]:
            yield finding(
                reading,
                "words-doubled",
                sentence.block.span(*found.span()),
                f"“{half}”连着写了两遍，请删去一遍",
                severity=Severity.WARNING,
                stated=found[0],
                computed=half,
            )


def _finding(reading: Reading, rule: str, span: Span, first: _Piece, severity: Severity) -> Finding:
    text = reading.document.source.text
    quoted = "".join(text[span.start : span.end].split())
    shown = quoted if len(quoted) <= SHOWN else f"{quoted[:SHOWN]}…"
    return finding(
        reading,
        rule,
        span,
        f"“{shown}”与前文重复，请删去或改写其中一处",
        severity=severity,
        terms=[Term("前文", first.words[:SHOWN], None, first.span)],
    )
