"""What a new account starts with, and what of an account is worked out rather than kept."""

import secrets
from typing import Any

from keyreel.accounts.types import CommercialUseType, Partner, PartnerType, PlayerDeliveryType, PlayerEmbedCodeType
from keyreel.schema.common import KeyValue, RegexItem

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
        "admin_login_users_quota": 10,
        "publishers_quota": 0,
        "is_first_login": True,
        "publisher_environment_type": 0,
        "pass_replace_freq": 432_000_000,
        "max_login_attempts": 5000,
        "login_block_period": 0,
        "num_prev_pass_to_keep": 0,
        "recycle_bin_retention_period": 30,
    }


_AKAMAI = (("akamaiHD.loadingPolicy", "preInitialize"), ("akamaiHD.asyncInit", "true"))


def _delivery(id: str, label: str, flashvars: tuple[tuple[str, str], ...] = (), **more: Any) -> PlayerDeliveryType:
    values: dict[str, Any] = {"id": id, "label": label, **more, "enabled_by_default": True}
    if flashvars:
        values["flashvars"] = [KeyValue(key=key, value=value) for key, value in flashvars]
    return PlayerDeliveryType(**values)


def complete(stored: Partner) -> Partner:
    """An account as it is answered: what is kept, and what follows from it."""
    values: dict[str, Any] = {
        "additional_params": [],
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
        "authentication_type": 0,
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
