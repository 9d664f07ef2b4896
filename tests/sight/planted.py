"""One house in which something secret lies behind every door, and whose it is.

Every kind of matter is there as its own stories tell it, so a new folder is planted without a
line. Each matter bears words of its own: whoever finds them on a page has seen that matter.

- `kept`: registered and held in the town; a department was called in.
- `told`: taken as far as its longest story goes, in the town.
- `moved`: registered in the town and sent to the town beside, which received it.
- `hidden`: held in the town, it names the county above, from which its kind keeps it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, product
from pathlib import Path
from typing import Any, ClassVar

import xlsxwriter
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction
from django.utils import timezone

from tests import house
from yifa.kernel import spreadsheet
from yifa.kernel.evidence import Upload
from yifa.kernel.exchange import Export, Import
from yifa.kernel.firm import CreditCodeField
from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import HandedIn
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.privacy import NameField
from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.kernel.stories import Given, Line, Story, Telling, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.writing import PARTIES
from yifa.law.numerals import chinese
from yifa.report.annual_report import comments, draft, editing
from yifa.report.annual_report.models import AnnualReport, Comment
from yifa.report.annual_report.versions import latest
from yifa.report.returns import filling
from yifa.web.api.models import ApiToken, Scope
from yifa.web.api.tokens import make
from yifa.web.desk.return_asking import every_form
from yifa.web.models import SavedView, SecurityKey

#: When all of it happens; what past stories tell lies before.
NOW = dt.datetime(2026, 11, 19, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
#: People with these names are nobody else's: a masked name tells whose matter it is of.
SURNAMES = (
    "邬郗邰逄晁阚仉乜厍濮牛扈燕冀郏浦尚农温别晏柴瞿阎充慕连茹宦艾鱼容古易慎戈廖庾终暨居衡步都"
    "耿满弘国文寇广禄阙东欧沃利蔚越夔隆师巩聂勾敖融冷訾辛那简饶曾毋沙养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公万俟"
    "娄亓佘佟佴奚妫姒岑巫祁邸仝冼蔺璩胥禤幸郜鄢麴郄郇谯酆缑亢佻"
    "昝裘缪贲钮嵇滑荀於芮羿汲邴糜隗蓬栾暴钭戎束韶蓟薄宿鄂咸籍屠苍莘姬扶堵郦雍却桑璞尉淳禹狄臧闵麹仵郐郧鄄鄞鄯妘嬴"
    "媯嬀祭羑郯鄅邘邳邾郅郛郕酂鄣鄠郚郞鄋邿鄀鄁"
    "裴储靳宓厉黎印蒲赖卓蒙池阴能双党谭贡劳申宰郤寿边闳匡况后晋楚闫法汝涂钦岳帅郝笪督归海伯赏墨哈年爱阳第"
    "五言福肖迟苏盛芦麻母枚苗敏粘綦戚卞漆蕲谌欒"
    "怀从乔翟冉桂通戴谷车侯全班仰秋仲伊宫宁仇甘祖武符刘景詹龙叶司溥牧山应宗丁宣邓单杭洪包诸左石崔吉龚程邢"
    "曩蒉菅蔄戢侴修俎俱偰兀冒冮冶剡勇占卯叔召台只吾呼咎哲商啜喻嘉四图圭垣城壬夕央奎妥姑宇宛寸将尧岩岱崇巍"
    "布库廉弋律念恽慈战扆抄拓揭斐斛施旷昌昭智曲栗植橄樊次欣歧殳毓永泉洗浑淡渠湛"
)
CALLED_IN = county.WATER
#: Where posts are held, one on each side of what the town holds, and the department called in.
SIDES = {
    "own": house.OWN,
    "below": house.BELOW,
    "beside": house.BESIDE,
    "above": house.ABOVE,
    "stranger": house.STRANGER,
    "called": CALLED_IN,
}


@dataclass
class Secret:
    """A matter and the words by which it is known wherever they turn up.

    `content` are words of its title, texts and files and its people's masked names; `clear` the
    names and private values that stand masked everywhere.
    """

    name: str
    word: str
    matter: Matter = field(default_factory=Matter)
    content: list[str] = field(default_factory=list)
    clear: list[str] = field(default_factory=list)
    parties: list[dict[str, Any]] = field(default_factory=list)

    @property
    def number(self) -> str:
        """What whoever sees its progress may read."""
        return str(self.matter.number)

    @property
    def evidence(self) -> list[int]:
        """Its files."""
        return list(self.matter.evidence.values_list("pk", flat=True))


@dataclass(eq=False)
class House:
    """Everything that was planted."""

    secrets: dict[str, Secret] = field(default_factory=dict)
    tokens: dict[int, str] = field(default_factory=dict)
    lain: dict[str, Any] = field(default_factory=dict)

    def of(self, state: str) -> Iterator[Secret]:
        """One secret of each kind, in that state."""
        return (one for name, one in self.secrets.items() if name.endswith(f" {state}"))


def secret_for(name: str, number: int) -> Secret:
    """A secret that is like no other: two people with names, numbers and addresses of their own."""
    word = f"隐{chinese(number)}珠"  # in words: digits are looked for in numbers too
    people = [SURNAMES[2 * number] + "沐阑", SURNAMES[2 * number + 1] + "望舒"]
    private = {
        "identity_number": f"33019919800101{number:03d}4",
        "telephone": f"1370{number:04d}046",
        "address": f"青禾县柳溪镇石坎村{number}组{number}号之隐",
    }
    return Secret(
        name,
        word,
        content=[word, *(f"{one[0]}×" for one in people)],
        clear=[*people, *private.values()],
        parties=[{"name": people[0], **private}, {"name": people[1], "side": "b"}],
    )


def plant() -> House:
    """The whole house; to be called in a transaction that is rolled back, at `NOW`."""
    house.set_up()
    Marked.happened.clear()
    # Pages give 柳调〔2026〕12号 as an example; the town's own numbers are like none of them.
    Organisation.objects.filter(name=house.OWN).update(short="隐柳")
    for role, place in product(Role, SIDES.values()):
        house.post(role, place)
    planted = House()
    numbers = count()
    for register in Register.all.values():
        if stories_of(register):
            for state in ("kept", "told", "moved"):
                secret = secret_for(f"{register.kind()} {state}", next(numbers))
                planted.secrets[secret.name] = PLANTED[state](register, secret)
        if register.hidden is not None:
            secret = secret_for(f"{register.kind()} hidden", next(numbers))
            planted.secrets[secret.name] = hidden(register, secret)
    plant_reports(planted, numbers)
    plant_doors(planted)
    return planted


class Marked(Telling):
    """A story in which every text says the secret's word, and its people are the secret's."""

    def __init__(self, story: Story, register: type[Register], secret: Secret) -> None:
        super().__init__(story, register, house.post, house.place(house.OWN))
        self.story = Story(story.title, story.lines, given=story.given)
        self.secret = secret
        for one in self.story.given:
            assert list(self.let_happen(one)) == []

    #: What happened before some story in this house; it happens once.
    happened: ClassVar[dict[tuple[Path, str], Matter]] = {}

    def let_happen(self, given: Given) -> Iterator[str]:
        """What was there before happens in the town too, once for all who are told of it."""
        known = (given.story.path, given.name)
        if known not in self.happened:
            here = replace(given, story=replace(given.story, at=""))
            yield from super().let_happen(here)
            self.happened[known] = self.given[given.name]
        self.given[given.name] = self.happened[known]

    def where(self, line: Line) -> Organisation:
        """In the town that holds it, wherever the story plays."""
        return self.matter.holder if self.matter.pk else house.place(house.OWN)

    def meant(self, line: Line, name: str, value: Any) -> Any:
        """A value as the story has it; texts and people are the secret's own."""
        if name == PARTIES:
            return self.secret.parties
        meant = super().meant(line, name, value)
        column = column_of(self.register.model, name)
        if isinstance(column, NameField):
            return self.secret.parties[0]["name"]
        if isinstance(column, CreditCodeField):
            return ""  # the secret's people are people
        if column is not None and is_text(column):
            return f"{self.secret.word}{column.verbose_name}"[: column.max_length or 200]
        return f"{self.secret.word}理由" if name == "reason" else meant

    def play(self, lines: list[Line]) -> None:
        """The lines that are taken; what is refused in the town is left out."""
        for line in lines:
            with transaction.atomic():
                try:
                    self.taken(line)
                except Refused:
                    transaction.set_rollback(True)
            if self.matter.pk:
                self.matter = self.register.model._default_manager.get(pk=self.matter.pk)


def column_of(model: type[models.Model], name: str) -> models.Field[Any, Any] | None:
    """A column by its name, None for what is none."""
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def longest(register: type[Register]) -> Story:
    """The story that tells most, and is not sent from one organisation to another."""
    return max(stories_of(register), key=lambda story: len(own_lines(register, story)))


def own_lines(register: type[Register], story: Story) -> list[Line]:
    """The lines that are taken, are steps of the kind itself, and lie before `NOW`."""
    steps = register.procedures[-1].steps
    past = (one for one in story.lines if one.take in steps and one.on <= NOW.date())
    return [one for one in past if not one.refused and not one.of]


def told(register: type[Register], secret: Secret) -> Secret:
    """As far as the longest story goes."""
    story = longest(register)
    telling = Marked(story, register, secret)
    telling.play(own_lines(register, story))
    secret.matter = telling.matter
    return with_file(secret)


def begun(register: type[Register], secret: Secret, **more: Any) -> Secret:
    """As the first step of a story leaves it, entered today."""
    story = longest(register)
    line = own_lines(register, story)[0]
    told_first = Marked(story, register, secret)
    writes = {name: told_first.meant(line, name, value) for name, value in line.writes.items()}
    texts = {
        name: told_first.meant(line, name, "")
        for name in register.procedures[-1].fields_of(register.procedures[-1].first())
        if name not in writes and is_text(column_of(register.model, name))
    }
    made, by = register.model(), house.post("clerk", house.OWN)
    take(made, line.take, by=by, on=NOW.date(), **texts, **writes, **more)
    secret.matter = made
    return secret


def is_text(column: models.Field[Any, Any] | None) -> bool:
    """Whether a column holds words that anybody types, and no code that is checked."""
    if not isinstance(column, models.CharField | models.TextField) or column.choices:
        return False
    try:
        column.run_validators("隐")
    except ValidationError:
        return False
    return True


def with_file(secret: Secret) -> Secret:
    """A note and a file that say its word."""
    by, on = house.post("clerk", secret.matter.holder), NOW.date()
    upload = Upload(f"{secret.word}申请.txt", f"{secret.word}的申请".encode())
    take(secret.matter, "attach", by=by, on=on, files=[upload])
    take(secret.matter, "remark", by=by, on=on, note=f"{secret.word}记事")
    return secret


def kept(register: type[Register], secret: Secret) -> Secret:
    """Held in the town; a department was called in."""
    with_file(begun(register, secret))
    by, called = house.post("clerk", house.OWN), house.place(CALLED_IN)
    attempt(secret, "invite", by=by, to=[called], reason=f"{secret.word}请来")
    return secret


def moved(register: type[Register], secret: Secret) -> Secret:
    """Sent to the town beside, which received it."""
    with_file(begun(register, secret))
    own, beside = (house.post("clerk", place) for place in (house.OWN, house.BESIDE))
    target, why = beside.organisation, f"{secret.word}属地"
    if attempt(secret, "transfer", by=own, to=target, reason=why):
        attempt(secret, "receive", by=beside)
    return secret


def hidden(register: type[Register], secret: Secret) -> Secret:
    """Held in the town, which sends it on; it names the county, which would see all of the town."""
    assert register.hidden is not None
    named = {register.hidden.fields[0]: house.place(house.ABOVE)}
    return with_file(begun(register, secret, **named))


def attempt(secret: Secret, step: str, *, by: Post, **asked: Any) -> bool:
    """Take a step of the kernel; False for a ledger, whose matters end with their first step."""
    try:
        take(secret.matter, step, by=by, on=NOW.date(), **asked)
    except Refused:
        secret.matter = type(secret.matter)._default_manager.get(pk=secret.matter.pk)
        return False
    return True


PLANTED = {"kept": kept, "told": told, "moved": moved}


def plant_reports(planted: House, numbers: Iterator[int]) -> None:
    """A return and an annual report of the town, with words of their own in note and text."""
    by, on = house.post("clerk", house.OWN), NOW.date()
    form = every_form()[0]
    made = filling.begin(form, filling.Month.around(form, on), by=by, on=on)
    planted.secrets["returns kept"] = noted(secret_for("returns kept", next(numbers)), made)
    report = draft.begin(2026, by=by, on=on)
    secret = noted(secret_for("annual_report kept", next(numbers)), report)
    block = latest(report).blocks[0]["id"]
    text = f"{secret.word}与3件旧事。"
    base = latest(report).place
    report = AnnualReport.objects.get(pk=report.pk)
    editing.save(report, editing.add(block, text), by=by, on=on, base=base)
    secret.matter = report = AnnualReport.objects.get(pk=report.pk)
    comments.add(report, block=block, text=f"{secret.word}批注", by=by, at=timezone.now())
    planted.secrets[secret.name] = secret
    planted.lain["block"] = block


def noted(secret: Secret, made: Matter) -> Secret:
    """A matter that the house filled, with a note that says the secret's word."""
    secret.matter = made
    by = house.post("clerk", house.OWN)
    take(made, "remark", by=by, on=NOW.date(), note=f"{secret.word}记事")
    secret.content = [secret.word]
    return secret


def plant_doors(planted: House) -> None:
    """What doors open on beside matters: a view, a token, a table that waits, one that came in."""
    own = house.post("clerk", house.OWN)
    secret = planted.secrets["dispute kept"]
    view = SavedView.objects.create(
        person=own.person, kind="dispute", name="隐名视图", query=f"q={secret.word}"
    )
    register = Register.all["dispute"]
    waiting = spreadsheet.keep(register, own, file=f"{secret.word}.xlsx", content=table(secret))
    leader = house.post("leader", house.OWN)
    done = spreadsheet.keep(register, leader, file=f"{secret.word}台账.xlsx", content=table(secret))
    Export.take_down(
        leader, kind="dispute", what="完整导出", full=True, purpose=f"{secret.word}用", at=NOW
    )
    Import.objects.filter(pk=done.pk).update(state=Import.State.DONE)
    key = SecurityKey.objects.create(
        person=own.person,
        name="隐名钥匙",
        credential="hidden",
        public_key=b"key",
        added_on=NOW.date(),
    )
    plant_codes(planted)
    planted.lain |= {
        "key": key.pk,
        "view": view.pk,
        "waiting": waiting.pk,
        "done": done.pk,
        "token": token_for(planted, own).pk,
        "comment": Comment.objects.get().pk,
    }


def plant_codes(planted: House) -> None:
    """Whatever the public may hand in was handed in, under codes that nobody has."""
    for kind in (kind for kind, one in Register.all.items() if one.asked):
        matter = planted.secrets[f"{kind} kept"].matter
        HandedIn.objects.create(matter_id=matter.pk, code=f"隐{kind}", said="隐", at=NOW)


def table(secret: Secret, *, number: str = "") -> bytes:
    """A table of one row that says the secret's word, and a number that it claims to have."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["登记日期", "事由", "甲方姓名", "编号"])
        name = secret.parties[0]["name"]
        sheet.write_row(1, 0, ["2026-11-02", f"{secret.word}旧事", name, number])
    return out.getvalue()


def token_for(planted: House, post: Post, *scopes: str) -> ApiToken:
    """A token with every scope, whose secret is remembered."""
    later = NOW.date() + dt.timedelta(days=30)
    every = scopes or tuple(scope.value for scope in Scope)
    token, secret = make(post, "隐名程序", scopes=every, expires_on=later, at=NOW)
    planted.tokens[post.pk] = secret
    return token
