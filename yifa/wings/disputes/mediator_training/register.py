"""How trainings of mediators are listed and counted."""

from yifa.kernel.figures import Count, Sum
from yifa.kernel.register import Register

from .models import MediatorTraining
from .procedure import TrainingLedger


class MediatorTrainings(Register):
    """调解员培训台账"""

    model = MediatorTraining
    procedures = [TrainingLedger]
    word = "训"

    columns = ["number", "title", "way", "theme", "people", "hours", "registered_on"]
    filters = ["way"]
    search = ["number", "title", "theme", "teacher", "place"]

    held = Count("调解员培训", TrainingLedger.register, unit="次", by=["way", "level"])
    people = Sum(
        "参训调解员", TrainingLedger.register, amount="people", unit="人次", by=["way", "level"]
    )
    hours = Sum("调解员培训学时", TrainingLedger.register, amount="hours", unit="学时", by=["way"])
