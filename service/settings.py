"""One frozen Settings, read once at an entry point from MINSHENG_* variables, and handed on."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import ConfigurationError

PREFIX = "MINSHENG_"


class Settings(BaseSettings):
    """How this installation runs; every field is an environment variable with the prefix `MINSHENG_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    # The model by its name in `minsheng models list`; None takes the default one. "echo" needs no weights.
    model: str | None = None
    # Which runtime loads it: CTranslate2, or transformers on torch (extra `torch`). auto takes CTranslate2 where it runs.
    engine: Literal["auto", "ct2", "marian"] = "auto"
    # Where decoding runs; auto takes a GPU when one is there.
    device: Literal["auto", "cpu", "cuda"] = "auto"
    # Hypotheses kept while decoding; 1 is greedy.
    beam: int = Field(default=2, ge=1, le=16)
    # Tokens in one batch of the engine.
    batch_tokens: int = Field(default=2048, ge=64)
    # Threads of the CPU engine; 0 takes the machine's cores.
    threads: int = Field(default=0, ge=0)
    # A newsroom's own terms, CSV, TSV or TBX; they are kept in every translation.
    glossary: Path | None = None
    # Whether the package's own terms of public services are preferred where a translation misses them.
    built_in_terms: bool = True
    # Whether names of Chinese places that a translation garbles are spelt by the package's list and rules.
    place_names: bool = True
    # Whether decoded sentences are remembered, so that a rerun decodes nothing.
    memory: bool = True
    # The most sentences that are remembered; the least recently used go first.
    memory_limit: int = Field(default=500_000, ge=1)
    # Days after its last use when a decoded sentence is forgotten; None keeps all that there is room for.
    memory_retention_days: float | None = Field(default=None, gt=0)
    # The folder of what outlives a process: memory, reviews, glossaries, keys and jobs, all in one SQLite file.
    home: Path = Path.home() / ".local" / "share" / "minsheng"
    # A database URL of SQLAlchemy that stands in place of that file, such as postgresql+psycopg://HOST/NAME.
    store_url: str | None = None
    # Where `models install` puts weights, beside the ones that are shipped.
    models_folder: Path = Path.home() / ".local" / "share" / "minsheng" / "models"
    # The hub that `models install` fetches from.
    hub_url: str = "https://huggingface.co"
    # The longest article, in characters.
    max_characters: int = Field(default=1_000_000, ge=1)
    # The most bytes of one request or file, before anything is read.
    max_bytes: int = Field(default=32_000_000, ge=1)
    # The most items or articles in one request.
    max_items: int = Field(default=1_000, ge=1)
    # Where `serve` listens.
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    # Whether callers need a key (`minsheng keys add`); None asks for one wherever other machines can call.
    keys_required: bool | None = None
    # Lets `serve` listen on addresses that other machines can reach without asking for keys: anyone may then use it.
    allow_public: bool = False
    # The most requests that are worked on or wait at once, and the most bytes in all of them; the next one is told to come back.
    max_requests: int = Field(default=128, ge=1)
    max_waiting_bytes: int = Field(default=64_000_000, ge=1)
    # Tokens that the service decodes at once for all who wait; fewer let short texts overtake long ones sooner.
    joined_tokens: int = Field(default=1024, ge=64)
    # Threads that do the articles of jobs, and how long a job and its reports are kept.
    job_workers: int = Field(default=1, ge=0, le=64)
    job_retention_hours: float = Field(default=168.0, gt=0)
    # A process that says nothing for so long is taken for dead, and another one does its article, in seconds. Not measured.
    job_lease_s: float = Field(default=30.0, gt=0)
    # How long a request may keep the service waiting for its first line, or for a body that comes slower than 10 kB a second.
    body_wait_s: float = Field(default=30.0, gt=0)
    # How long a request may be worked on before it is given up, in seconds; jobs may take as long as they need.
    request_limit_s: float = Field(default=600.0, gt=0)
    # How the service writes its log: lines for people, or one JSON object a line.
    log_format: Literal["text", "json"] = "text"
    # How much is said on standard error.
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"


def read_settings(**overrides: object) -> Settings:
    """Return the settings of the environment, with the overrides that are not None laid over them.

    Raises:
        ConfigurationError: an unknown MINSHENG_* name, or a value that does not fit.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known)
    if unknown:
        raise ConfigurationError(f"Unknown setting {unknown[0]}. Known are: {', '.join(sorted(known))}.")
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0] if first["loc"] else "?").upper()
        raise ConfigurationError(f"{name}: {first['msg']}, not {first['input']!r}.") from error
