"""The engine without weights, for tests, demos and new laptops."""

from collections.abc import Sequence

from service.engines.base import Decoding
from service.records import Language


class EchoEngine:
    """Answer each sentence with itself, marked: no weights, no wait, no luck."""

    signature = "echo"
    device = "cpu"
    placeholders: tuple[str, ...] = ()
    window = 10_000

    def supports(self, *, source: Language, target: Language) -> bool:
        """Return whether source and target differ."""
        return source is not target

    def count_tokens(self, sentences: Sequence[str], *, source: Language, target: Language) -> list[int]:  # noqa: ARG002 - the protocol's
        """Return the number of characters of each sentence."""
        return [len(sentence) for sentence in sentences]

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:  # noqa: ARG002 - the protocol's
        """Return one hypothesis for each sentence: itself behind the mark of the target.

        >>> EchoEngine().translate(["Hello."], source=Language.EN, target=Language.ZH, decoding=Decoding())
        [['[zh] Hello.']]
        """
        return [[f"[{target}] {sentence}"] for sentence in sentences]
