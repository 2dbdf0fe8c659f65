"""Scripts are counted and traditional text is simplified without moving an offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.characters import count_scripts, script_of, simplify


def test_simplify_turns_traditional_characters() -> None:
    assert simplify("臺灣兩萬餘張病床，佔6.3%") == "台湾两万余张病床，占6.3%"


def test_simplify_leaves_simplified_text_alone() -> None:
    text = "全市医疗卫生机构达8763个，“十四五”期间增长3.5%。"
    assert simplify(text) == text


def test_simplify_leaves_characters_that_depend_on_their_word() -> None:
    assert simplify("著名") == "著名"


@given(st.text())
def test_simplify_keeps_every_offset(text: str) -> None:
    assert len(simplify(text)) == len(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x2FFFF)))
def test_simplify_keeps_offsets_beyond_the_basic_plane(text: str) -> None:
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("衛生健康委員會", "Hant"),
        ("卫生健康委员会", "Hans"),
        ("位於海邊", "Hant"),
        ("中文", "Hans"),
        ("Qingdao", "Latn"),
        ("后来里面只有云", "Hans"),
        ("123", None),
        ("Привет", None),
        ("", None),
    ],
)
def test_script_of_goes_by_telling_characters(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_count_scripts_counts_letters_and_words() -> None:
    counts = count_scripts("WHO与CDC发布 don't ひら 한국 Я")
    assert (counts.han, counts.latin, counts.latin_words, counts.kana, counts.hangul, counts.other) == (3, 10, 3, 2, 2, 1)


def test_count_scripts_knows_rare_han_characters() -> None:
    assert count_scripts("\U00020000\U000323af〇").han == 3


def test_count_scripts_takes_no_digit_or_mark_for_a_letter() -> None:
    assert count_scripts("8651，3.5%・……😀").letters == 0


@pytest.mark.parametrize("character", "予欠疏腺")
def test_characters_that_chinese_shares_are_not_japanese(character: str) -> None:
    assert count_scripts(character).japanese == 0


@pytest.mark.parametrize("character", "続発駅込働")
def test_characters_made_in_japan_are_japanese(character: str) -> None:
    assert count_scripts(character).japanese == 1
