"""Which papers of a penalty case can be printed: single forms, and the whole file (一户式案卷).

Whatever is signed, sealed or dated by hand stays blank, and a value that is not recorded is an
empty space, never a word. Names stand in clear, addresses and numbers only where the paper has to
have them; printing is recorded.
"""

from __future__ import annotations

from yifa.kernel.paper import Printout
from yifa.report.papers import docx

from . import bundle
from .case import told
from .forms import FORMS, Form

__all__ = ["PAPERS"]


def printout(form: Form) -> Printout:
    """A form as the desk offers it."""
    return Printout(
        form.label, lambda matter: docx.write_bundle(form.offered(told(matter))), form.lacks
    )


PAPERS = {
    "file": Printout(
        "案卷",
        lambda matter: docx.write_bundle(bundle.whole_file(told(matter))),
        bundle.lacks,
        whole=True,
    ),
    **{name: printout(form) for name, form in FORMS.items()},
}
