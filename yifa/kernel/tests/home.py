"""A home of its own for each run of the tests: database, evidence and secrets lie apart.

Read as a plugin (`-p` in pyproject.toml), before pytest-django reads the settings.
"""

from __future__ import annotations

import os
import tempfile

#: Kept until the process ends; each worker of a parallel run has its own.
HOME = tempfile.TemporaryDirectory(prefix="yifa-tests-")
os.environ["YIFA_HOME"] = HOME.name
