"""What stands around every page: the masthead, the contents column, the tabs of a phone."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from yifa.web.theme.link import Link


@dataclass(frozen=True)
class Post:
    """One post of the person who is signed in: 何砚秋, 综治中心, 经办人.

    `key` is what the form for switching posts sends as `post`.
    """

    name: str
    place: str
    role: str
    _: KW_ONLY
    key: str = ""


@dataclass(frozen=True)
class Wing:
    """One of the nine wings, with the registers it has so far.

    A wing that is `open` shows its registers; without any it is only named.
    """

    numeral: str
    label: str
    registers: Sequence[Link] = ()
    _: KW_ONLY
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """The one object that `theme/base.html` needs as `chrome`.

    sections      我的工作, 报表, 指标, 年度报告, in this order; the first is where `G` `W` leads
    wings         the nine wings
    own           本单位: the organisation, its people and rights
    tabs          up to three tabs at the foot of a phone; 更多 is added to them; their icon is
                  named by `note`
    posts         the person's other posts; none: there is nothing to switch to
    large         whether large type is on; `large_url` is this page with it turned over
    keys          whether single keys work; a person may have switched them off
    practice      whether this desk is for practice, where nothing is real
    """

    organisation: str
    home_url: str = "/"
    search_url: str = ""
    search: str = ""
    help_url: str = ""
    large: bool = False
    large_url: str = ""
    post: Post | None = None
    posts: Sequence[Post] = ()
    switch_url: str = ""
    sign_out_url: str = ""
    sections: Sequence[Link] = ()
    wings: Sequence[Wing] = ()
    own: Sequence[Link] = ()
    tabs: Sequence[Link] = ()
    keys: bool = True
    practice: bool = False
