"""The people and firms a matter is about, on either side, with their agents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import models

from . import privacy
from .firm import is_firm
from .matter import Matter


class Side(models.TextChoices):
    """Which side of a dispute."""

    A = "a", "甲方"
    B = "b", "乙方"


class Capacity(models.TextChoices):
    """As what someone takes part."""

    PARTY = "party", "当事人"
    AGENT = "agent", "代理人"


class Gender(models.TextChoices):
    """As the forms ask for it; may stay blank."""

    FEMALE = "f", "女"
    MALE = "m", "男"


class Party(models.Model):
    """One person or firm on one side of a matter.

    A person's name is clear and masked on display; number, telephone and address are encrypted.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="parties")
    place = models.PositiveSmallIntegerField()
    side = models.CharField("一方", max_length=1, choices=Side.choices)
    capacity = models.CharField(
        "身份", max_length=5, choices=Capacity.choices, default=Capacity.PARTY
    )
    name = models.CharField("姓名或者名称", max_length=60)
    gender = models.CharField("性别", max_length=1, choices=Gender.choices, blank=True)
    age = models.PositiveSmallIntegerField("年龄", null=True, blank=True)
    occupation = models.CharField("职业或者职务", max_length=40, blank=True)
    identity_number = privacy.EncryptedField("身份证号或者信用代码", blank=True)
    identity_hash = privacy.LookupHash(
        max_length=64, blank=True, db_index=True, of="identity_number"
    )
    telephone = privacy.EncryptedField("联系电话", blank=True)
    address = privacy.EncryptedField("住址", blank=True)

    sealed_to = ("matter_id", "place")

    class Meta:
        verbose_name = "当事人"
        verbose_name_plural = "当事人"
        ordering = ["matter", "place"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "place"], name="one_party_a_place")
        ]

    def __str__(self) -> str:
        return masking([self])(self.name)

    @property
    def masked_identity_number(self) -> str:
        """The number as pages show it."""
        return privacy.mask_number(self.identity_number)

    @property
    def masked_telephone(self) -> str:
        """The telephone as pages show it."""
        return privacy.mask_number(self.telephone)

    @property
    def masked_address(self) -> str:
        """The address as pages show it."""
        return privacy.mask_address(self.address)


#: What an entry of a party may hold, in the order of forms and spreadsheets.
PARTY_FIELDS = (
    "side",
    "capacity",
    "name",
    "gender",
    "age",
    "occupation",
    "identity_number",
    "telephone",
    "address",
)
PRIVATE_PARTY_FIELDS = ("identity_number", "telephone", "address")

#: Says a text about a matter in the words that may be shown.
Says = Callable[[str], str]


def personal_names(parties: Iterable[Party]) -> list[str]:
    """The names among them that are people's: those to be masked."""
    return [one.name for one in parties if one.name and not is_firm(one.name, one.identity_number)]


def masking(parties: Iterable[Party], others: Iterable[str] = ()) -> Says:
    """How pages, exports and the API say a text about these people: every name of theirs masked.

    A firm's name is shown, but for the name of one of these people within it.
    """
    return privacy.masking_names([*others, *personal_names(parties)])


def masking_of(matter: Matter, parties: Iterable[Party] | None = None) -> Says:
    """The same for the people of a matter: its parties and whoever its own columns name."""
    own = privacy.names_in(matter).values()
    return masking(matter.parties.all() if parties is None else parties, own)
