"""Whether what failed was stopped by a full disk: it can be done again once there is room."""

from __future__ import annotations

import errno

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
#: What SQLite and PostgreSQL call it.
IN_DATABASES = {"SQLITE_FULL", "53100"}

TITLE = "没有办成，磁盘满了"
SAYS = "这一步没有存上，已经存好的没有变。请管理员腾出空间，再办一次。"


def stopped(failed: BaseException | None) -> bool:
    """Whether it, or what it came from, says that there is no room left."""
    while failed is not None:
        said = {getattr(failed, name, None) for name in ("sqlite_errorname", "sqlstate")}
        if said & IN_DATABASES or (isinstance(failed, OSError) and failed.errno in FULL):
            return True
        failed = failed.__cause__ or failed.__context__
    return False
