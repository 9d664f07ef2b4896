"""What must hold before a step of a lawsuit, by the part of the suit that it belongs to.

The articles and their words are in `yifa/law`.
"""
