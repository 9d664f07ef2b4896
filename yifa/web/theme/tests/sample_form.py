"""The fields of fictional steps: every kind of control, with help, errors and several alike."""

from django import forms
from django.forms import BaseFormSet

OUTCOMES = [("penalty", "给予行政处罚"), ("none", "不予处罚"), ("transfer", "移送")]
TYPES = [("near", "邻里"), ("family", "家庭"), ("homestead", "宅基地"), ("wages", "欠薪")]

UNITS = [("", "选一项"), ("1", "一中队")]


def text() -> forms.Textarea:
    """A few lines to write in."""
    return forms.Textarea(attrs={"rows": 3})


class DecisionForm(forms.Form):
    """作出决定."""

    outcome = forms.ChoiceField(label="处理结果", choices=OUTCOMES, widget=forms.RadioSelect)
    fine = forms.IntegerField(label="罚款金额（元）", max_value=60000)
    decided = forms.CharField(label="决定日期", help_text="可以写20261118、11.18或者昨天。")
    unit = forms.ChoiceField(label="承办机构", choices=UNITS, required=False)
    reason = forms.CharField(label="决定理由", widget=text())
    grounds = forms.MultipleChoiceField(
        label="从轻情形", choices=TYPES, widget=forms.CheckboxSelectMultiple, required=False
    )
    public = forms.BooleanField(label="决定公开", required=False)
    paper = forms.FileField(label="审批表", required=False)
    draft = forms.CharField(widget=forms.HiddenInput, required=False)


class DisputeForm(forms.Form):
    """登记纠纷, one question under the other."""

    party = forms.CharField(label="谁和谁")
    kind = forms.ChoiceField(label="为什么事", choices=TYPES, widget=forms.RadioSelect)
    story = forms.CharField(label="经过", help_text="说清楚就行，不用写公文。", widget=text())
    place = forms.CharField(label="在哪里", initial="石桥村三组")


class PartyForm(forms.Form):
    """当事人."""

    name = forms.CharField(label="姓名")
    telephone = forms.CharField(label="电话", required=False)


def wrong_decision() -> DecisionForm:
    """The form as it comes back with a fine above the one that was announced."""
    form = DecisionForm(
        {
            "outcome": "penalty",
            "fine": "90000",
            "decided": "11.18",
            "reason": "当事人堆放砂石物料约1,260平方米，未设置不低于堆放物高度的严密围挡。",
            "public": "on",
        }
    )
    form.errors["fine"] = form.error_class(
        ["高于告知的60,000元。改回60,000元以内；确需加重的，先重新告知。"],
        field_id=form["fine"].auto_id,
    )
    return form


def parties() -> "BaseFormSet[PartyForm]":
    """Two parties, each of which can be taken out again."""
    formset = forms.formset_factory(PartyForm, extra=0, can_delete=True)
    return formset(initial=[{"name": "罗×"}, {"name": "石×"}], prefix="party")
