"""How the API says no: application/problem+json, with every reason and every field to mend."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from yifa.kernel import full_disk
from yifa.kernel.evidence import Unacceptable
from yifa.kernel.gates import Reason, Refused

MEDIA_TYPE = "application/problem+json"

#: What stands above an answer that is no refusal of a step.
TITLES = {
    status.HTTP_400_BAD_REQUEST: "请求读不懂",
    status.HTTP_401_UNAUTHORIZED: "没有有效的令牌",
    status.HTTP_403_FORBIDDEN: "令牌没有这项权限",
    status.HTTP_404_NOT_FOUND: "没有这一件，或者令牌的岗位看不到它",
    status.HTTP_405_METHOD_NOT_ALLOWED: "这个地址不支持这种请求",
    status.HTTP_412_PRECONDITION_FAILED: "这一件已经有人办过",
    status.HTTP_415_UNSUPPORTED_MEDIA_TYPE: "不认识这种内容格式",
}


class ReasonSerializer(serializers.Serializer[Any]):
    """One thing that is missing, with the law it rests on."""

    missing = serializers.CharField()
    says = serializers.CharField(allow_blank=True)
    basis = serializers.CharField(allow_blank=True)
    gate = serializers.CharField(allow_blank=True)
    blocks = serializers.BooleanField()


class ProblemSerializer(serializers.Serializer[Any]):
    """An answer that says no (RFC 9457); `reasons` and `fields` only where a step was refused."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(allow_blank=True)
    reasons = ReasonSerializer(many=True, required=False)
    fields = serializers.DictField(  # type: ignore[assignment]  # the key that RFC 9457 leaves us free to name
        child=serializers.CharField(), required=False
    )


class FieldsWrong(Exception):
    """Values of the wrong kind, before any step was asked: field → one sentence."""

    def __init__(self, fields: dict[str, str]) -> None:
        self.fields = fields
        super().__init__("；".join(fields.values()))


def reason(one: Reason) -> dict[str, Any]:
    """A reason as the API tells it."""
    return {
        "missing": one.missing,
        "says": one.says,
        "basis": one.basis,
        "gate": one.gate,
        "blocks": one.blocks,
    }


def refusal_told(refused: Refused | FieldsWrong) -> dict[str, Any]:
    """Why one row of several was refused."""
    reasons = refused.reasons if isinstance(refused, Refused) else []
    return {
        "detail": str(refused),
        "reasons": [reason(one) for one in reasons],
        "fields": refused.fields,
    }


def refusal(refused: Refused, *, code: int = status.HTTP_422_UNPROCESSABLE_ENTITY) -> Response:
    """A step that was refused: what is missing, by which article, which fields to mend."""
    return problem(
        code,
        refused.title,
        refused.sentence,
        reasons=[reason(one) for one in refused.reasons],
        fields=refused.fields,
    )


def problem(code: int, title: str, detail: str, **more: Any) -> Response:
    """An answer that says no."""
    return Response(body(code, title, detail, **more), status=code, content_type=MEDIA_TYPE)


def body(code: int, title: str, detail: str, **more: Any) -> dict[str, Any]:
    """What such an answer says."""
    return {"type": "about:blank", "title": title, "status": code, "detail": detail, **more}


def answer(failed: Exception, context: dict[str, Any]) -> Response | None:
    """What an exception of a view becomes; None lets Django say that it is our fault."""
    if isinstance(failed, Refused):
        return refusal(failed)
    if isinstance(failed, FieldsWrong | Unacceptable):
        fields = getattr(failed, "fields", {})
        return problem(422, f"有{len(fields) or 1}处要改", str(failed), fields=fields, reasons=[])
    if isinstance(failed, Http404):
        failed = exceptions.NotFound()
    if isinstance(failed, DjangoPermissionDenied):
        failed = exceptions.PermissionDenied(str(failed))
    if full_disk.stopped(failed):
        return problem(507, full_disk.TITLE, full_disk.SAYS)
    if not isinstance(failed, exceptions.APIException):
        return None
    said = problem(failed.status_code, TITLES.get(failed.status_code, "没有办成"), words(failed))
    if wanted := getattr(failed, "auth_header", None):
        said["WWW-Authenticate"] = wanted
    return said


def words(failed: exceptions.APIException) -> str:
    """What an exception says, in one line."""
    detail = failed.detail
    if isinstance(detail, dict):
        return "；".join(f"{name}：{first(said)}" for name, said in detail.items())
    return first(detail)


def first(said: Any) -> str:
    """The first of several sentences."""
    return str(said[0]) if isinstance(said, list) and said else str(said)
