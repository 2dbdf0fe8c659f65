"""A folder with a MarianMT model in, what its own files say of it out: directions, tags, placeholders, limits."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError
from service.records import Language

Direction = tuple[Language, Language]

SOURCE_PIECES = "source.spm"
TARGET_PIECES = "target.spm"
VOCABULARY = "vocab.json"
CONFIGURATION = "config.json"
CONVERTED = "ct2"
TOKENIZER_FILES = (CONFIGURATION, SOURCE_PIECES, TARGET_PIECES, VOCABULARY)
# In the order of preference; OPUS-MT has only the second.
TORCH_WEIGHTS = ("model.safetensors", "pytorch_model.bin")

# What a Marian vocabulary calls the language it is to write: ours, OPUS-MT's with one language a side, Tatoeba's with several.
TARGET_TAGS = {Language.EN: (">>en<<", ">>eng<<"), Language.ZH: (">>zh<<", ">>cmn_Hans<<", ">>zho<<")}
# What a tokenizer_config.json of OPUS-MT may call a language.
LANGUAGE_CODES = {
    "en": Language.EN, "eng": Language.EN,
    "zh": Language.ZH, "zho": Language.ZH, "cmn": Language.ZH, "cmn_Hans": Language.ZH,
}  # fmt: skip
# Source tokens taken in one piece when the model does not say: what the compact model saw in training (nobody measured other values).
DEFAULT_WINDOW = 96


@dataclass(frozen=True, slots=True)
class Weights:
    """One MarianMT folder, described; `coverage` is what its beam search takes off hypotheses that leave source words unread."""

    folder: Path
    name: str
    directions: tuple[Direction, ...]
    tags: Mapping[Language, str]
    placeholders: tuple[str, ...]
    window: int
    positions: int
    coverage: float = 0.0

    @property
    def converted(self) -> Path:
        """Where the CTranslate2 form lies, or would."""
        return self.folder / CONVERTED

    @property
    def torch_weights(self) -> Path | None:
        """The file transformers loads, or None."""
        return next((path for path in (self.folder / name for name in TORCH_WEIGHTS) if path.is_file()), None)


def read_weights(folder: Path, *, name: str | None = None, directions: Iterable[str] = ()) -> Weights:
    """Return what the files of `folder` say; `directions` ("zh-en") stands in where they do not say which it translates.

    Raises:
        ModelMissingError: a file that every MarianMT folder has is not there.
        ModelDamagedError: a file is not what its name says.
        ConfigurationError: nothing tells the directions.
    """
    missing = [file for file in TOKENIZER_FILES if not (folder / file).is_file()]
    if missing:
        raise ModelMissingError(f"{folder} is no MarianMT folder: {', '.join(missing)} is not there.")
    config = read_json(folder / CONFIGURATION)
    ours = config.get("minsheng", {})
    vocabulary = read_json(folder / VOCABULARY)
    tags = {language: _find_tag(language, told=ours.get("target_tokens", {}), vocabulary=vocabulary) for language in Language}
    return Weights(
        folder=folder,
        name=name or str(ours.get("name", folder.resolve().name)),
        directions=_find_directions(folder, told=ours.get("directions") or list(directions), vocabulary=vocabulary),
        tags=MappingProxyType({language: tag for language, tag in tags.items() if tag is not None}),
        placeholders=tuple(ours.get("placeholders", ())),
        window=int(ours.get("window", DEFAULT_WINDOW)),
        positions=int(config.get("max_position_embeddings", 512)),
        coverage=float(ours.get("coverage_penalty", 0.0)),
    )


def read_json(path: Path) -> dict[str, Any]:
    """Return the object that the file holds.

    Raises:
        ModelDamagedError: it holds none.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelDamagedError(f"{path} cannot be read: {error}. Fetch the model again.") from error
    if not isinstance(content, dict):
        raise ModelDamagedError(f"{path} should hold a JSON object. Fetch the model again.")
    return content


def _find_tag(language: Language, *, told: Mapping[str, str], vocabulary: Mapping[str, int]) -> str | None:
    candidates = (told[language],) if language in told else TARGET_TAGS[language]
    return next((tag for tag in candidates if tag in vocabulary), None)


def _find_directions(folder: Path, *, told: Iterable[str], vocabulary: Mapping[str, int]) -> tuple[Direction, ...]:
    """Return the directions: as told, or two-way by its two tags, or as the tokenizer's settings name them."""
    stated = tuple(parse_direction(direction) for direction in told)
    if stated:
        return stated
    if all(TARGET_TAGS[language][0] in vocabulary for language in Language):
        return (Language.ZH, Language.EN), (Language.EN, Language.ZH)
    tokenizer = folder / "tokenizer_config.json"
    settings = read_json(tokenizer) if tokenizer.is_file() else {}
    source, target = (LANGUAGE_CODES.get(str(settings.get(key))) for key in ("source_lang", "target_lang"))
    if source is None or target is None or source is target:
        raise ConfigurationError(
            f"{folder} does not say what it translates. "
            'Put "minsheng": {"directions": ["zh-en"]} (or "en-zh", or both) into its config.json.'
        )
    return ((source, target),)


def parse_direction(text: str) -> Direction:
    """Return the source and the target that a direction names.

    Raises:
        ConfigurationError: it names no two languages of ours.

    >>> [str(language) for language in parse_direction("zh-en")]
    ['zh', 'en']
    """
    source, _, target = text.partition("-")
    if source == target or source not in set(Language) or target not in set(Language):
        raise ConfigurationError(f"{text!r} is no direction; known are zh-en and en-zh.")
    return Language(source), Language(target)


def write_direction(direction: Direction) -> str:
    """Return the name of a direction.

    >>> write_direction((Language.EN, Language.ZH))
    'en-zh'
    """
    source, target = direction
    return f"{source}-{target}"
