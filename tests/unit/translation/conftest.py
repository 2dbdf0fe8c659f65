"""Engines that say what they are told: every kind of wrong hypothesis on purpose."""

from collections.abc import Mapping, Sequence

import pytest

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.records import Language


class ScriptedEngine(EchoEngine):
    """Answer with the hypotheses of a script; a sentence that is not in it gets those of `otherwise`, else nothing."""

    signature = "scripted"

    def __init__(self, script: Mapping[str, Sequence[str]], *, otherwise: Sequence[str] = ("",), placeholders: Sequence[str] = ()) -> None:
        self.script = script
        self.otherwise = otherwise
        self.placeholders = tuple(placeholders)
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.asked += sentences
        return [list(self.script.get(sentence, self.otherwise))[: decoding.hypotheses] for sentence in sentences]


@pytest.fixture(name="ScriptedEngine")
def scripted_engine() -> type[ScriptedEngine]:
    return ScriptedEngine
