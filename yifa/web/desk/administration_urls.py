"""Where the three administrators work: organisations, people, and the record of both."""

from django.urls import URLPattern, path

from . import (
    administration_record,
    administration_table,
    organisation_forms,
    organisation_list,
    staff_forms,
    staff_list,
    staff_passwords,
)
from .administration_table import ORGANISATIONS, PEOPLE, Door


def table_of(door: Door, at: str) -> list[URLPattern]:
    """The three pages on which a table is brought in."""
    known, name = {"door": door}, door.way
    return [
        path(f"{at}/import/", administration_table.bring, known, name=name),
        path(
            f"{at}/import/template/", administration_table.template, known, name=f"{name}-template"
        ),
        path(f"{at}/import/<int:pk>/", administration_table.check, known, name=f"{name}-check"),
    ]


urlpatterns: list[URLPattern] = [
    path("organisations/", organisation_list.organisations, name="organisations"),
    path("organisations/new/", organisation_forms.add, name="new-organisation"),
    *table_of(ORGANISATIONS, "organisations"),
    path("organisations/<int:pk>/", organisation_list.organisation, name="organisation-page"),
    path("organisations/<int:pk>/change/", organisation_forms.change, name="change-organisation"),
    path("organisations/<int:pk>/close/", organisation_forms.close, name="close-organisation"),
    path("organisations/<int:pk>/reopen/", organisation_forms.reopen, name="reopen-organisation"),
    path("staff/", staff_list.staff, name="staff"),
    path("staff/new/", staff_forms.add, name="new-person"),
    path("staff/passwords/", staff_passwords.issue_many, name="first-passwords"),
    *table_of(PEOPLE, "staff"),
    path("staff/<int:pk>/", staff_list.person, name="person"),
    path("staff/<int:pk>/appoint/", staff_forms.appoint, name="appoint"),
    path("staff/<int:pk>/password/", staff_passwords.issue_one, name="issue-password"),
    path("staff/<int:pk>/deactivate/", staff_forms.deactivate, name="deactivate"),
    path("staff/<int:pk>/restore/", staff_forms.restore, name="restore"),
    path("staff/<int:pk>/unlock/", staff_forms.lift_lock, name="lift-lock"),
    path("staff/<int:pk>/factor/", staff_forms.remove_factor, name="remove-factor"),
    path("staff/<int:pk>/factor/require/", staff_forms.require_factor, name="require-factor"),
    path("staff/posts/<int:pk>/end/", staff_forms.end_post, name="end-post"),
    path("administration/", administration_record.record, name="administration-record"),
]
