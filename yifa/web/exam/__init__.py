"""The door of an exam: where a candidate sits at a computer."""
