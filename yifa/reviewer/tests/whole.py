"""What must hold of every outline of every text: nothing lost, nothing twice, nothing changed."""

from __future__ import annotations

from yifa.reviewer import Document


def assert_whole(document: Document) -> None:
    """Each visible character lies in exactly one block, and blocks say what the source says."""
    text = document.source.text
    owners = [0] * len(text)
    for block in document.blocks:
        assert block.text == "".join(text[start:end] for start, end in block.spans)
        assert list(block.spans) == sorted(block.spans)
        for start, end in block.spans:
            assert 0 <= start < end <= len(text)
            for place in range(start, end):
                owners[place] += 1
    assert max(owners, default=0) <= 1
    lost = [place for place, owner in enumerate(owners) if not owner and not text[place].isspace()]
    assert lost == []
    assert [block.start for block in document.blocks] == sorted(it.start for it in document.blocks)
