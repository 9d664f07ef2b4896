"""How to look at the theme: `python -m yifa.web.theme.tests.pictures FOLDER [PAGE …]`.

Draws the pages of the gallery, or those that are named, at the widths that matter.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django

VIEWS = [(1440, False), (1440, True), (390, False), (320, False)]


def draw(folder: Path, names: Sequence[str]) -> None:
    """One picture for each page and view, named after both: matter-1440-large.png."""
    from yifa.web.theme.tests import gallery, viewer

    folder.mkdir(parents=True, exist_ok=True)
    with viewer.opened() as eye:
        for name in names or gallery.pages():
            for width, large in VIEWS:
                page = eye.look(name, width=width, large=large)
                picture = folder / f"{name}-{width}{'-large' if large else ''}.png"
                page.screenshot(path=picture, full_page=True)
                page.context.close()
                sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.settings")
    django.setup()
    draw(Path(sys.argv[1]), sys.argv[2:])
