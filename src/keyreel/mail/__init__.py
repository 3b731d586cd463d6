"""Mail: what users are sent, by SMTP or into a folder."""

from keyreel.mail.letters import Letter, Links, write_letter
from keyreel.mail.mailer import Mailer
from keyreel.mail.post import Outbox, Post, PostFailed, Smtp, SmtpSettings

__all__ = ["Letter", "Links", "Mailer", "Outbox", "Post", "PostFailed", "Smtp", "SmtpSettings", "write_letter"]
