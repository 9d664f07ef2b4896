"""How returns are listed."""

from yifa.kernel.figures import Count
from yifa.kernel.register import Register

from .models import Return
from .procedure import Returning


class Returns(Register):
    """报表"""

    model = Return
    procedures = [Returning]
    word = "表"
    columns = ["number", "title", "holder", "first_day", "last_day", "stage", "due"]
    filters = ["stage", "form"]
    search = ["number", "title"]
    row_key = ["form", "last_day"]

    sent = Count("报出报表", Returning.send)
