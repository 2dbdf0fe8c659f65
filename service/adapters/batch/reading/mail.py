"""A mail in, the article in its body out: the subject is the title, the date is when it was published."""

import email
import email.policy
from collections.abc import Iterator
from typing import BinaryIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.limits import read_whole
from service.errors import EmptyArticleError, UnreadableArticleError


def read_mail(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the body of a mail, plain text before HTML; attachments are not read.

    Raises:
        EmptyArticleError: the mail has no body of text.
    """
    message = email.message_from_bytes(read_whole(stream, max_bytes=max_bytes), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise EmptyArticleError("The mail has no text in it. Save its attachments beside it to have them read.")
    try:
        written = body.get_content()
    except (LookupError, ValueError, KeyError) as error:
        raise UnreadableArticleError("The mail names an encoding that is not its own, or one that is not known.") from error
    subject = str(message["subject"] or "").strip()
    date = message["date"]
    sent = getattr(date, "datetime", None)
    yield Entry(
        origin,
        str(written),
        media="html" if body.get_content_type() == "text/html" else "text",
        title=subject or None,
        published=sent.date().isoformat() if sent else None,
    )
