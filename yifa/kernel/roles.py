"""Which roles a post may have, and the two actors who are not posts."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a post may do (glossary: role 角色)."""

    CLERK = "clerk", "经办人"
    OFFICER = "officer", "执法人员"
    MEDIATOR = "mediator", "调解员"
    LEGAL_REVIEWER = "legal_reviewer", "法制审核人员"
    LEADER = "leader", "负责人"
    SUPERVISOR = "supervisor", "督察人员"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDITOR = "auditor", "审计员"


class Actor(TextChoices):
    """Who acts without holding a post: a party's act is recorded by a named post."""

    PARTY = "party", "当事人"


CLERK = Role.CLERK
OFFICER = Role.OFFICER
MEDIATOR = Role.MEDIATOR
LEGAL_REVIEWER = Role.LEGAL_REVIEWER
LEADER = Role.LEADER
SUPERVISOR = Role.SUPERVISOR
SYSTEM_ADMIN = Role.SYSTEM_ADMIN
SECURITY_ADMIN = Role.SECURITY_ADMIN
AUDITOR = Role.AUDITOR
PARTY = Actor.PARTY

#: Administrators run the house; they see no matters (trust.md: power is divided).
ADMINISTRATORS = frozenset({SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR})

#: Posts that handle matters; any of them may record what a party did.
HANDLERS = frozenset({CLERK, OFFICER, MEDIATOR, LEGAL_REVIEWER, LEADER})


def actor_label(actor: Role | Actor) -> str:
    """The Chinese name of a role or actor."""
    return str(actor.label)
