"""Every error of the package, split by who can act on it.

ServiceError
  ConfigurationError          the operator: refuse to start, exit code 2
    OutputError                 a batch's output folder takes no more: full, or not to be written to
  InputError                  the caller: 422, or the batch records it and goes on
    EmptyArticleError           nothing to read
    ArticleTooLongError         longer than MINSHENG_MAX_CHARACTERS: 413
    UnreadableArticleError      binary, wrong encoding label, HTML without an article
    MissingArticleError         no file there, a folder without articles
    UnsupportedLanguageError    neither Chinese nor English
    InvalidRecordError          a line or a body that is not what was asked for
    JobMissingError             no job of this id: 404
    GlossaryMissingError        no glossary of this id: 404
    UnknownGlossaryError        a text that is to be translated with a glossary that is not there
    GlossaryError               a glossary that cannot be read
    TooManyItemsError           more items than MINSHENG_MAX_ITEMS: 413
  ModelError                  us: 503
    StartingError               the model is still being loaded
    ModelMissingError           no weights for the direction
    ModelDamagedError           weights that do not match their record
    TranslationError            the runtime failed
  OverloadedError             try later: 429 with Retry-After
    RateError                   a key calls too often
    QuotaError                  a key has no more bytes today
  AbandonedError              nobody waits for the answer any more
  TimeLimitError              the work took longer than MINSHENG_REQUEST_LIMIT_S: 503
  AccessError                 who calls may not: 401
    KeyRequiredError            no key came with the request
    KeyRefusedError             the key is unknown or revoked
    ForeignSiteError            a page of another site asks: 403
"""

EXCERPT_LIMIT = 40


def excerpt(text: str) -> str:
    """Return at most 40 characters of `text` on one line: all that an error may repeat of an article.

    >>> excerpt("a" * 50)[-3:]
    'aa…'
    """
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT_LIMIT else line[: EXCERPT_LIMIT - 1] + "…"


class ServiceError(Exception):
    """Anything this package raises on purpose; `code` is stable, the message says what to do next."""

    code = "service-error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConfigurationError(ServiceError):
    """A setting, an option or an installation that the operator must mend."""

    code = "configuration"


class OutputError(ConfigurationError):
    """An output folder that takes no more: the disk is full, or it may not be written to."""

    code = "output-failed"


class InputError(ServiceError):
    """Something the caller sent that cannot be worked on."""

    code = "invalid-input"


class EmptyArticleError(InputError):
    """An article without a letter or a digit."""

    code = "empty-article"


class ArticleTooLongError(InputError):
    """An article over the limit of characters."""

    code = "article-too-long"

    def __init__(self, length: int, *, limit: int) -> None:
        super().__init__(f"The article has {length} characters; the limit is {limit}. Split it, or raise MINSHENG_MAX_CHARACTERS.")
        self.length = length
        self.limit = limit


class UnreadableArticleError(InputError):
    """Bytes or markup in which no article can be read."""

    code = "unreadable-article"


class MissingArticleError(InputError):
    """A file or folder that is not there or holds no article."""

    code = "missing-article"


class UnsupportedLanguageError(InputError):
    """Text that is neither Chinese nor English, or a direction that is not offered."""

    code = "unsupported-language"


class InvalidRecordError(InputError):
    """A JSON line or body that is malformed or lacks a field."""

    code = "invalid-record"


class JobMissingError(InputError):
    """A job that is not there, or not for this caller."""

    code = "job-missing"


class GlossaryMissingError(InputError):
    """A glossary that is not there."""

    code = "glossary-missing"


class UnknownGlossaryError(InputError):
    """A glossary named in a request that is not there."""

    code = "glossary-unknown"


class GlossaryError(InputError):
    """A glossary that cannot be read: its encoding, its markup, or a term that lacks a language."""

    code = "glossary-unreadable"


class TooManyItemsError(InputError):
    """More items in one request than it may have."""

    code = "too-many-items"

    def __init__(self, count: int, *, limit: int) -> None:
        super().__init__(f"The request has {count} items; the limit is {limit}. Send fewer at a time, or raise MINSHENG_MAX_ITEMS.")
        self.count = count
        self.limit = limit


class ModelError(ServiceError):
    """Translation cannot be done here and now."""

    code = "model-error"


class StartingError(ModelError):
    """The model is not loaded yet."""

    code = "starting"


class ModelMissingError(ModelError):
    """No weights for what was asked."""

    code = "model-missing"


class ModelDamagedError(ModelError):
    """Weights that differ from their recorded checksums."""

    code = "model-damaged"


class TranslationError(ModelError):
    """The runtime failed on sentences that it should have translated."""

    code = "translation-failed"


class OverloadedError(ServiceError):
    """Too much work is waiting; `retry_after_s` says when to come back."""

    code = "overloaded"

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class RateError(OverloadedError):
    """A key that calls more often than it may."""

    code = "rate-limited"


class QuotaError(OverloadedError):
    """A key that has used what it may in a day."""

    code = "quota-exceeded"


class AccessError(ServiceError):
    """Whoever calls may not."""

    code = "access-denied"


class KeyRequiredError(AccessError):
    """No key where one is needed."""

    code = "key-required"


class KeyRefusedError(AccessError):
    """A key that is not known, or not any more."""

    code = "key-refused"


class ForeignSiteError(AccessError):
    """A page of another site that calls this service from somebody's browser."""

    code = "foreign-site"


class AbandonedError(ServiceError):
    """Whoever asked has gone; the work that was left is not done."""

    code = "abandoned"


class TimeLimitError(ServiceError):
    """Work that took longer than one request may; what was left is not done."""

    code = "time-limit"

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"The work took longer than {limit_s:g} seconds. Send less at a time, or hand it in as a job: POST /v1/jobs.")
        self.limit_s = limit_s
