"""A session on a Spark cluster, and why there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class NoSpark(RuntimeError):
    """Spark can't be used here; its words are one Chinese sentence."""


@contextmanager
def spark(master: str, name: str) -> Iterator[Any]:
    """A session that ends with the block; raises `NoSpark`."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise NoSpark('没有装 Spark：pip install "yifa[spark]"，并装好 Java 17') from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        session = SparkSession.builder.master(master).appName(name).getOrCreate()
    except Exception as fault:
        raise NoSpark(f"Spark 打不开“{master}”：{str(fault).splitlines()[0]}") from fault
    try:
        yield session
    except (PySparkException, Py4JError) as fault:
        raise NoSpark(f"Spark 没有办成：{str(fault).splitlines()[0]}") from fault
    finally:
        session.stop()
