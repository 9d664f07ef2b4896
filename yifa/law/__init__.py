"""The law as data: limits, requirements, lists and the calendar that counts by them."""

from . import calendar
from .files import WrongFile
from .official_paper import Layout, layout
from .policy import Policy, policies
from .provisions import (
    DayRule,
    Extension,
    Item,
    Law,
    Limit,
    Listing,
    Requirement,
    Threshold,
)
from .reader import (
    NotInForce,
    UnknownId,
    choices,
    day_rule,
    every_law,
    every_limit,
    every_listing,
    every_requirement,
    every_threshold,
    law,
    limit,
    limits_of,
    listing,
    requirement,
    threshold,
)

__all__ = [
    "DayRule",
    "Extension",
    "Item",
    "Law",
    "Layout",
    "Limit",
    "Listing",
    "NotInForce",
    "Policy",
    "Requirement",
    "Threshold",
    "UnknownId",
    "WrongFile",
    "calendar",
    "choices",
    "day_rule",
    "every_law",
    "every_limit",
    "every_listing",
    "every_requirement",
    "every_threshold",
    "law",
    "layout",
    "limit",
    "limits_of",
    "listing",
    "policies",
    "requirement",
    "threshold",
]
