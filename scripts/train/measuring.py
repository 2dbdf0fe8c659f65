"""A model in training -> the numbers of one log line: whether the source is used, and how good the translations are."""

from pathlib import Path

import sacrebleu
import sentencepiece
import torch
from batches import Corpus
from learning import Learner

BLEU_SENTENCES = 40


class Measurer:
    """Measure the learner on pairs held out, and now and then on a few sentences of a dev set."""

    def __init__(self, corpus: Corpus, learner: Learner, *, data: Path, dev: Path | None) -> None:
        self.corpus, self.learner = corpus, learner
        plan = corpus.plan(corpus.held_out, tokens=1600, seed=0)
        self.plan = [row for row in plan if len(row[1]) > min(20, len(corpus.held_out) // 8)][:6]
        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(data / "source.spm"))
        self.dev: dict[str, list[str]] = {}
        if dev:
            for language in ("zh", "en"):
                lines = (dev / f"flores-dev.{language}").read_text(encoding="utf-8").splitlines()
                self.dev[language] = lines[:: max(1, len(lines) // BLEU_SENTENCES)][:BLEU_SENTENCES]

    @torch.no_grad()
    def measure(self, *, bleu: bool) -> dict[str, object]:
        """Return spread, held-out loss and gap; with `bleu` also BLEU both ways and a sample translation.

        The gap is how much worse the loss gets when each target is shown the source of another: zero means that the
        source is not used. The spread tells how far encoder states differ along a sentence.
        """
        model = self.learner.model
        model.eval()
        true, shuffled = self._held_out_loss(shuffle=False), self._held_out_loss(shuffle=True)
        record: dict[str, object] = {"held_out": round(true, 4), "gap": round(shuffled - true, 4), "spread": round(self._spread(), 3)}
        if self.dev and bleu:
            english, chinese = self._translate(self.dev["zh"], to="en"), self._translate(self.dev["en"], to="zh")
            record["bleu_en"] = round(sacrebleu.corpus_bleu(english, [self.dev["en"]]).score, 2)
            record["bleu_zh"] = round(sacrebleu.corpus_bleu(chinese, [self.dev["zh"]], tokenize="zh").score, 2)
            record["sample"] = [english[0], chinese[0]]
        model.train()
        return record

    def _held_out_loss(self, *, shuffle: bool) -> float:
        losses = []
        for index, (bucket, rows) in enumerate(self.plan):
            batch = self.corpus.batch(bucket, rows, to="en" if index % 2 else "zh")
            if shuffle:
                batch.source = batch.source.roll(1, 0)
            losses.append(self.learner.losses(batch, smoothing=0.0)[0].item())
        return sum(losses) / max(1, len(losses))

    def _spread(self) -> float:
        bucket, rows = max(self.plan, key=lambda row: row[0])
        source = self.corpus.batch(bucket, rows, to="en").source.to(self.learner.device)
        mask = (source != self.learner.pad).long()
        states = self.learner.model.model.encoder(input_ids=source, attention_mask=mask).last_hidden_state.float()
        return (states[:, : bucket // 2].std(1).mean() / states.std(-1).mean()).item()

    def _translate(self, sentences: list[str], *, to: str) -> list[str]:
        tokens = self.learner.tokens
        rows = [[tokens[to], *self.tokenizer.encode(sentence), tokens["eos"]] for sentence in sentences]
        width = max(map(len, rows))
        source = torch.tensor([row + [tokens["pad"]] * (width - len(row)) for row in rows], device=self.learner.device)
        answer = self.learner.model.generate(source, attention_mask=(source != tokens["pad"]).long(), max_new_tokens=80, num_beams=1)
        plain = [[token for token in row if token < tokens["en"] and token] for row in answer.tolist()]
        return self.tokenizer.decode(plain)
