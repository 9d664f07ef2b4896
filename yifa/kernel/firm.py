"""How a firm or a body is told from a person: its name is no personal data and stands in clear.

The safe side is the default: a name is a person's unless something says otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from stdnum.cn import uscc

if TYPE_CHECKING:
    Line = models.CharField[str, str]
else:
    Line = models.CharField  # Django's fields are generic only to the type checker

#: Endings that names of firms and bodies have and names of people have not.
ENDING = re.compile(
    r"(公司|集团|厂|店|铺|部|社|所|院|校|馆|场|站|局|银行|支行|分行|中心|委员会|[村居业]委会|协会|商会|工会"
    r"|基金会|政府|街道办|幼儿园|工业园|产业园|工作室|超市|小学|中学|大学|村民小组|(乡|镇|街道).+村)$"
)
SHORTEST = 5
#: What parts several names in one field, or the parts of a name in another script.
SEVERAL = re.compile(r"[、，,；;/·•\s]")

#: 17 digits with a day of birth in them: the number of an identity card.
IDENTITY_CARD = re.compile(r"\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]")
#: A trader may be registered under the bare name of a person (个体工商户名称登记管理办法).
TRADER = "92"


def is_firm(name: str, number: str = "") -> bool:
    """Whether a party is a firm or a body, by its name or by its unified social credit code.

    >>> is_firm("青禾柳丰农机服务部"), is_firm("周明远"), is_firm("周明远（个体户）")
    (True, False, False)
    >>> is_firm("柳丰", "91350100M000100Y43"), is_firm("周明远", "92350100M000100Y40")
    (True, False)
    """
    if is_credit_code(number.strip().upper()):
        return True
    return len(name) >= SHORTEST and not SEVERAL.search(name) and bool(ENDING.search(name))


def is_credit_code(number: str) -> bool:
    """A unified social credit code (GB 32100-2015) of no single trader."""
    return (
        not IDENTITY_CARD.fullmatch(number)
        and not number.startswith(TRADER)
        and bool(uscc.is_valid(number))
    )


def check_credit_code(number: str) -> None:
    """Refuse what is no unified social credit code; a trader's own is one, a person's is none."""
    if IDENTITY_CARD.fullmatch(number) or not uscc.is_valid(number):
        raise ValidationError("统一社会信用代码不对：是18位，核对有没有抄错，不要填身份证号")


class CreditCodeField(Line):
    """A unified social credit code, in capitals; blank for whoever has none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        own = {"max_length": 18, "blank": True, "validators": [check_credit_code]}
        super().__init__(*args, **{**own, **options})

    def to_python(self, value: Any) -> Any:
        """Small letters are made capitals."""
        return str(value).upper() if value else super().to_python(value)

    def deconstruct(self) -> Any:
        """To the database a column of letters."""
        name, _, args, options = super().deconstruct()
        options.pop("validators", None)
        return name, "django.db.models.CharField", args, options
