"""Why an account does not move."""


class TransferRefused(Exception):
    """An account cannot be exported, or an archive cannot be imported: the message says why, and what to do."""
