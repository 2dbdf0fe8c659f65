"""Faults of a translation that need no figures to be seen."""

import pytest

from service.guard.faults import find_fault
from service.records import Language

ZH = "全市医院床位增加，居民看病更近了，各区都新建了社区卫生服务中心，医生每周到村里出诊。"
EN = "Hospital beds increased in the city and every district has built a new community health centre near the residents."


@pytest.mark.parametrize("length", [4, 5, 11, 40])
@pytest.mark.parametrize("before", range(6))
def test_a_phrase_that_stands_three_times_is_a_loop_wherever_it_begins(length: int, before: int) -> None:
    phrase = "abcdefghijklmnopqrstuvwxyz,.;:-!?()[]{}+="[:length]
    assert find_fault("全市医院床位增加。", translation="Beds rose."[:before] + phrase * 3, target=Language.EN) == "loop"
    assert find_fault("全市医院床位增加。", translation="Beds rose."[:before] + phrase * 2, target=Language.EN) != "loop"


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "empty"),
        ("Beds increased. " + "The hospital the hospital the hospital the hospital.", "loop"),
        (
            "Beds. " * 1 + "The beds of hospitals in this city have grown in number since last year, said someone. " * 2 + "a b c " * 90,
            "loop",
        ),
        ("Beds.", "short"),
        ("全市医院床位增加，居民看病更近了，各区都新建了社区卫生服务中心，医生每周到村里出诊一次。", "untranslated"),
        ("Hospital beds increased in the city and residents are nearer to 医生, each district has built its centre.", "remains"),
        ("Hospital beds increased in the city and residents are nearer to doctors, each district has built its centre.", None),
    ],
)
def test_a_fault_into_english_is_named(translation: str, fault: str | None) -> None:
    assert find_fault(ZH, translation=translation, target=Language.EN) == fault


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        (EN, "untranslated"),
        ("全市hospital增加了beds，每个district都建了community中心。", "remains"),
        ("全市医院床位增加，各区都在居民身边新建了社区卫生服务中心（wifi）。", None),
        ("床" * 200, "loop"),
    ],
)
def test_a_fault_into_chinese_is_named(translation: str, fault: str | None) -> None:
    assert find_fault(EN, translation=translation, target=Language.ZH) == fault


def test_a_runaway_is_named() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    assert find_fault("床位增加。", translation=words, target=Language.EN) == "runaway"
