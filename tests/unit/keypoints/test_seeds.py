"""On every example article: points are quoted, stand alone, repeat nothing, and come out the same each time."""

from itertools import combinations
from pathlib import Path

import pytest

from service.characters import simplify
from service.records import KeyPoint, Language
from service.stages.article import read_article
from service.stages.keypoints import choose_key_points
from service.stages.keypoints.coverage import measure_overlap
from service.stages.keypoints.structure import Fitness, judge_slice
from service.stages.keypoints.words import measure_length, read_words, split_words
from service.stages.sentences import split_sentences

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*/*.txt"))


def _choose(path: Path) -> tuple[str, tuple[KeyPoint, ...], Language]:
    language = Language(path.parent.name)
    article = read_article(path.read_bytes(), name=path.name)
    sentences = split_sentences(article, language=language)
    return article.text, choose_key_points(sentences, language=language, title=sentences[0].text if article.has_title else None), language


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_seed_has_points_that_stand_alone(path: Path) -> None:
    text, points, language = _choose(path)
    assert 3 <= len(points) <= 8
    for point in points:
        assert text[point.start : point.end] == point.text
        plain = simplify(point.text) if language is Language.ZH else point.text
        length, tokens = measure_length(plain, language=language), split_words(plain, language=language)
        assert judge_slice(plain, whole=plain + ".", length=length, tokens=tokens, language=language) is Fitness.WHOLE


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_seed_points_repeat_nothing(path: Path) -> None:
    _, points, language = _choose(path)
    words = [read_words(simplify(point.text) if language is Language.ZH else point.text, language=language) for point in points]
    assert max(measure_overlap(one, other) for one, other in combinations(words, 2)) < 0.8


def test_seed_points_come_out_the_same_each_time() -> None:
    assert [_choose(path) for path in SEEDS] == [_choose(path) for path in SEEDS]
