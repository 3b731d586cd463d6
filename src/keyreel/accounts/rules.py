"""What a new account starts with, and what of an account is worked out rather than kept."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keyreel.accounts.patterns import Pattern, PatternRefused, compile_patterns
from keyreel.accounts.types import (
    CommercialUseType,
    Partner,
    PartnerAuthenticationType,
    PartnerType,
    PlayerDeliveryType,
    PlayerEmbedCodeType,
)
from keyreel.schema.common import KeyValue, RegexItem
from keyreel.schema.errors import InvalidFieldValue

FIRST_ID = 101
"""Ids up to 100 belong to the installation itself."""
KS_MAX_EXPIRY = 86_400
"""Seconds that sessions of a new account may live."""

_SYMBOLS = r"~!@#$%^*=+?\(\)\-\[\]\{\}"
STRUCTURE_PATTERNS = (
    f"/^[a-zA-Z0-9{_SYMBOLS}]{{8,14}}$/",
    "/[0-9]+/",
    "/[a-z]+/",
    f"/[{_SYMBOLS}]+/",
)
STRUCTURE_HELP = (
    "8 to 14 characters of a-z, A-Z, 0-9 and ~!@#$%^*=+?()-[]{}, with at least one digit, one small letter and one "
    "of the signs; neither your name nor your e-mail."
)

PASSWORD_MAX_AGE = 432_000_000
"""Seconds after which a password must be changed, where the account says nothing: 5000 days."""
MAX_ATTEMPTS = 10
BLOCK_PERIOD = 900
"""Wrong passwords after which a login is locked, and the seconds that it stays so, where the account says nothing."""
MAX_REMEMBERED = 24
"""Earlier passwords that are compared at most: each takes as long as a login."""
DEFAULT_PROFILE_TYPE = "1001"
"""What accounts call their default conversion, from the days when there were only numbered ones."""
ADMIN_QUOTA = 10
"""Administrators who may log in, where the account says nothing."""


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """What an account asks of logins and their passwords.

    Attributes:
        patterns: a password matches every one of them.
        help: the same in words.
        names_allowed: whether a password may hold its user's names, or be their e-mail.
        remembered: earlier passwords that cannot be used again; 0 is none.
        max_age: seconds after which a password must be changed.
        max_attempts: wrong passwords after which the login is locked.
        block_period: seconds that it stays locked.
        two_factor: whether logins need a second factor.
        two_factor_mode: whose do: 0 everybody's, 1 administrators', 2 all others'.
        direct_login_blocked: whether nobody logs in with a password.
        admin_quota: administrators who may log in; -1 for any number.
        admin_domains: where the e-mails of administrators must be, in lower case; anywhere where there are none.
    """

    patterns: tuple[Pattern, ...]
    help: str
    names_allowed: bool
    remembered: int
    max_age: int
    max_attempts: int
    block_period: int
    two_factor: bool
    two_factor_mode: int
    direct_login_blocked: bool
    admin_quota: int
    admin_domains: tuple[str, ...]

    def accepts(self, password: str) -> bool:
        """Whether a password matches every pattern."""
        return all(pattern.search(password) for pattern in self.patterns)


def password_policy(stored: Partner) -> PasswordPolicy:
    """What an account as it is kept asks of logins, with our defaults for what it says nothing about."""
    items = stored.password_structure_validations or []
    patterns = [item.regex for item in items if item.regex]
    described = "\n".join(item.description for item in items if item.description)
    standard = "Ask the account's administrator for its password rules." if patterns else STRUCTURE_HELP
    return PasswordPolicy(
        patterns=compile_patterns(patterns or STRUCTURE_PATTERNS),
        help=stored.password_structure_validations_description or described or standard,
        names_allowed=stored.allow_default_password_restrictions is False,
        remembered=min(max(0, stored.num_prev_pass_to_keep or 0), MAX_REMEMBERED),
        max_age=stored.pass_replace_freq or PASSWORD_MAX_AGE,
        max_attempts=max(1, stored.max_login_attempts or MAX_ATTEMPTS),
        block_period=BLOCK_PERIOD if stored.login_block_period is None else max(0, stored.login_block_period),
        two_factor=bool(stored.use_two_factor_authentication),
        two_factor_mode=int(stored.two_factor_authentication_mode or 0),
        direct_login_blocked=bool(stored.block_direct_login),
        admin_quota=ADMIN_QUOTA if stored.admin_login_users_quota is None else stored.admin_login_users_quota,
        admin_domains=domains_in(stored.allowed_email_domains_for_admins or ""),
    )


def domains_in(text: str) -> tuple[str, ...]:
    """The domains in a comma list, in lower case."""
    return tuple(part.strip().lower() for part in text.split(",") if part.strip())


_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_WHOLE = {
    "pass_replace_freq": "passReplaceFreq",
    "max_login_attempts": "maxLoginAttempts",
    "login_block_period": "loginBlockPeriod",
    "num_prev_pass_to_keep": "numPrevPassToKeep",
}
"""Properties that are numbers from 0 upward; 0 attempts and an age of 0 stand for what the server takes by itself."""


def check_settings(changes: Mapping[str, Any]) -> None:
    """Whether an account can be kept with these properties, by Python name.

    Raises:
        InvalidFieldValue: one of them has a value that would not work when a password is chosen, or checked.
    """
    for name, wire in _WHOLE.items():
        if (changes.get(name) or 0) < 0:
            raise InvalidFieldValue(wire)
    if (changes.get("num_prev_pass_to_keep") or 0) > MAX_REMEMBERED:
        raise InvalidFieldValue("numPrevPassToKeep")
    items: list[RegexItem] = changes.get("password_structure_validations") or []
    try:
        compile_patterns(item.regex or "" for item in items)
    except PatternRefused as error:
        raise InvalidFieldValue("passwordStructureValidations") from error
    if not all(
        _DOMAIN.fullmatch(domain) for domain in domains_in(changes.get("allowed_email_domains_for_admins") or "")
    ):
        raise InvalidFieldValue("allowedEmailDomainsForAdmins")


def draw_secret() -> str:
    """A new account secret: 32 hexadecimal digits from the system's generator."""
    return secrets.token_hex(16)


def starting_values() -> dict[str, Any]:
    """The properties of an account that nobody has set, by Python name."""
    return {
        "appear_in_search": 1,
        "commercial_use": CommercialUseType.NON_COMMERCIAL_USE,
        "type": PartnerType.KMC,
        "describe_yourself": "",
        "adult_content": False,
        "notify": 0,
        "allow_quick_edit": 1,
        "max_upload_size": 150,
        "partner_package": 1,
        "partner_group_type": 1,
        "allow_multi_notification": 0,
        "publishers_quota": 0,
        "is_first_login": True,
        "publisher_environment_type": 0,
        "num_prev_pass_to_keep": 0,
        "recycle_bin_retention_period": 30,
    }


_AKAMAI = (("akamaiHD.loadingPolicy", "preInitialize"), ("akamaiHD.asyncInit", "true"))


def _delivery(id: str, label: str, flashvars: tuple[tuple[str, str], ...] = (), **more: Any) -> PlayerDeliveryType:
    values: dict[str, Any] = {"id": id, "label": label, **more, "enabled_by_default": True}
    if flashvars:
        values["flashvars"] = [KeyValue(key=key, value=value) for key, value in flashvars]
    return PlayerDeliveryType(**values)


def _authentication(stored: Partner) -> PartnerAuthenticationType:
    if stored.use_sso:
        return PartnerAuthenticationType.SSO
    if stored.use_two_factor_authentication:
        return PartnerAuthenticationType.TWO_FACTOR_AUTH
    return PartnerAuthenticationType.PASSWORD_ONLY


def complete(stored: Partner) -> Partner:
    """An account as it is answered: what is kept, and what follows from it."""
    values: dict[str, Any] = {
        "additional_params": [],
        "def_conversion_profile_type": DEFAULT_PROFILE_TYPE,
        "admin_login_users_quota": ADMIN_QUOTA,
        "default_entitlement_enforcement": False,
        "delivery_types": [
            _delivery("auto", "Chosen by the player", min_version="v3.6.14"),
            _delivery("http", "Progressive download"),
            _delivery("akamai", "HTTP streaming (Akamai)", _AKAMAI),
            _delivery("hds", "HTTP streaming (HDS)", (*_AKAMAI, ("twoPhaseManifest", "true"))),
            _delivery("rtmp", "RTMP streaming"),
            _delivery("rtmpe", "RTMP streaming, encrypted"),
        ],
        "embed_code_types": [
            PlayerEmbedCodeType(id="auto", label="Automatic", min_version="v1.7.0"),
            PlayerEmbedCodeType(id="dynamic", label="Dynamic", min_version="v1.7.0"),
            PlayerEmbedCodeType(id="thumb", label="Thumbnail", entry_only=True, min_version="v1.7.0"),
            PlayerEmbedCodeType(id="iframe", label="Frame", min_version="v1.7.2.1"),
            PlayerEmbedCodeType(id="legacy", label="Legacy Flash"),
        ],
        "template_partner_id": 0,
        "ignore_seo_links": False,
        "use_two_factor_authentication": False,
        "use_sso": False,
        "block_direct_login": False,
        "e_search_languages": [],
        "authentication_type": _authentication(stored),
        "pass_replace_freq": PASSWORD_MAX_AGE,
        "max_login_attempts": 5000,
        "login_block_period": 0,
        "password_structure_validations": [RegexItem(regex=pattern) for pattern in STRUCTURE_PATTERNS],
        "password_structure_validations_description": STRUCTURE_HELP,
        "allow_default_password_restrictions": True,
        "is_self_serve": False,
        "allowed_domains": "",
        "excluded_admin_role_name": "",
        "event_platform_allowed_templates": "",
    }
    values.update(stored.given)
    return Partner.of(values)
