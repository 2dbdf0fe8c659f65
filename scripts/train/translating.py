"""A model folder -> translations, by CTranslate2 int8 or by transformers; what evaluate.py measures."""

import json
import time
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sentencepiece
from texts import tidy_chinese, tidy_english


@dataclass(frozen=True)
class Decoding:
    """How to search: names as in CTranslate2."""

    beam_size: int = 4
    no_repeat_ngram_size: int = 0
    repetition_penalty: float = 1.0
    length_penalty: float = 1.0
    coverage_penalty: float = 0.0

    def __str__(self) -> str:
        parts = [f"beam {self.beam_size}"]
        parts += [f"no-repeat {self.no_repeat_ngram_size}"] if self.no_repeat_ngram_size else []
        parts += [f"penalty {self.repetition_penalty}"] if self.repetition_penalty != 1 else []
        parts += [f"coverage {self.coverage_penalty}"] if self.coverage_penalty else []
        return " ".join(parts + ([f"length {self.length_penalty}"] if self.length_penalty != 1 else []))


class CompactModel:
    """The CTranslate2 form of a model folder."""

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self.folder = folder
        self.card = json.loads((folder / "config.json").read_text(encoding="utf-8"))["minsheng"]
        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.translator = ctranslate2.Translator(str(folder / "ct2"), device="cpu", intra_threads=threads, compute_type="int8")
        self.pieces = 0
        self.seconds = 0.0

    def translate(self, sentences: list[str], *, to: str, decoding: Decoding) -> list[str]:
        """Return the best translation of each sentence; adds to `pieces` and `seconds`."""
        return [found[0] for found in self.search(sentences, to=to, decoding=decoding)]

    def search(self, sentences: list[str], *, to: str, decoding: Decoding, hypotheses: int = 1) -> list[list[str]]:
        """Return so many translations of each sentence, best first; adds to `pieces` and `seconds`."""
        tidy = tidy_chinese if to == "en" else tidy_english
        rows = [[self.card["target_tokens"][to], *self.tokenizer.encode(tidy(text), out_type=str), "</s>"] for text in sentences]
        began = time.perf_counter()
        found = self.translator.translate_batch(
            rows, max_batch_size=2048, batch_type="tokens", max_decoding_length=256, num_hypotheses=hypotheses, **vars(decoding)
        )
        self.seconds += time.perf_counter() - began
        self.pieces += sum(len(row.hypotheses[0]) for row in found)
        return [[self.tokenizer.decode(pieces) for pieces in row.hypotheses] for row in found]


class FullModel:
    """The transformers form of a model folder, to compare."""

    def __init__(self, folder: Path) -> None:
        import torch
        from transformers import MarianMTModel, MarianTokenizer

        self.torch = torch
        self.tokenizer = MarianTokenizer.from_pretrained(folder)
        self.model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()

    def translate(self, sentences: list[str], *, to: str, decoding: Decoding) -> list[str]:
        """Return the translation of each sentence."""
        tidy = tidy_chinese if to == "en" else tidy_english
        rows = self.tokenizer([f">>{to}<< {tidy(text)}" for text in sentences], return_tensors="pt", padding=True)
        with self.torch.inference_mode():
            answers = self.model.generate(**rows, num_beams=decoding.beam_size, max_new_tokens=256, max_length=None)
        return self.tokenizer.batch_decode(answers, skip_special_tokens=True)
