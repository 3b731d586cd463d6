"""The gate: who is calling, and may they. Every route that gives out anything asks here."""

from keyreel.gate.call import Call, Caller
from keyreel.gate.gate import Gate, Origin, note_refusal
from keyreel.gate.grants import Grant, Grants
from keyreel.gate.identities import Identities, Identity, fold
from keyreel.gate.partners import PartnerFacts, Partners, PartnerStatus
from keyreel.gate.reach import Reach
from keyreel.gate.roles import AccountRoles, PermissionFacts, RoleBook, RoleFacts
from keyreel.gate.writes import admit, amend, check_use

__all__ = [
    "AccountRoles",
    "Call",
    "Caller",
    "Gate",
    "Grant",
    "Grants",
    "Identities",
    "Identity",
    "Origin",
    "PartnerFacts",
    "PartnerStatus",
    "Partners",
    "PermissionFacts",
    "Reach",
    "RoleBook",
    "RoleFacts",
    "admit",
    "amend",
    "check_use",
    "fold",
    "note_refusal",
]
