"""Runs in sumy's own environment: articles in sentences to sumy's choice of them with seconds, or texts to ROUGE. JSON in, JSON out."""

import json
import re
import sys
import time

# What sumy takes for a word (its Tokenizer._WORD_PATTERN).
WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['-])*$")
CHARACTER = re.compile(r"[a-z0-9]+|[^\W_]")


class Words:
    """sumy's words of our sentences: its own filter over NLTK's tokenizer or jieba, which need no corpus to be fetched."""

    def __init__(self, language):
        import jieba
        from nltk.tokenize import NLTKWordTokenizer

        jieba.setLogLevel(60)
        jieba.initialize()
        self._cut = jieba.cut if language == "zh" else NLTKWordTokenizer().tokenize
        self._sentences = []

    def open(self, sentences):
        """Take the sentences of the next article."""
        self._sentences = sentences
        return self

    def to_sentences(self, _text):
        return self._sentences

    def to_words(self, sentence):
        return tuple(word for word in self._cut(sentence) if WORD.match(word))


def open_summarizers(language):
    """Return sumy's summarizers, set up as its manual says."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    stemmer = Stemmer({"zh": "chinese", "en": "english"}[language])
    return {"LexRank": LexRankSummarizer(stemmer), "TextRank": TextRankSummarizer(stemmer), "LSA": LsaSummarizer(stemmer)}


def summarize(request):
    """Return the chosen sentences and the seconds of each summarizer for each article, the least of `repeats`."""
    from sumy.parsers.plaintext import PlaintextParser

    words = {language: Words(language) for language in ("zh", "en")}
    summarizers = {language: open_summarizers(language) for language in ("zh", "en")}
    points = {name: [] for name in summarizers["en"]}
    seconds = {name: [] for name in summarizers["en"]}
    for article in request["articles"]:
        language, sentences = article["language"], article["sentences"]
        for name, summarizer in summarizers[language].items():
            taken = []
            for _ in range(request["repeats"]):
                begun = time.process_time()
                document = PlaintextParser("\n".join(sentences), words[language].open(sentences)).document
                chosen = summarizer(document, request["count"])
                taken.append(time.process_time() - begun)
            seconds[name].append(min(taken))
            points[name].append([str(sentence) for sentence in chosen])
    return {"points": points, "seconds": seconds}


class Characters:
    """Chinese for ROUGE: characters, and Latin words whole."""

    def tokenize(self, text):
        return CHARACTER.findall(text.lower())


def score(request):
    """Return F1 by each metric for each system and article."""
    from rouge_score.rouge_scorer import RougeScorer

    metrics = request["metrics"]
    scorers = {"zh": RougeScorer(metrics, tokenizer=Characters()), "en": RougeScorer(metrics, use_stemmer=True)}
    return {
        "scores": {
            name: [
                _score(scorers[article["language"]], article["summary"], text)
                for article, text in zip(request["articles"], texts, strict=True)
            ]
            for name, texts in request["texts"].items()
        }
    }


def _score(scorer, summary, text):
    return [value.fmeasure for value in scorer.score(summary, text).values()]


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump({"summarize": summarize, "score": score}[asked["task"]](asked), sys.stdout)
