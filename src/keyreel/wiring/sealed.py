"""Every sealed column of the database, for what must look through all of them."""

from keyreel.accounts.store import SEALED_SECRETS
from keyreel.app_tokens.store import SEALED_TOKENS
from keyreel.users.logins import SEALED_SEEDS

SEALED = (SEALED_SECRETS, SEALED_TOKENS, SEALED_SEEDS)
