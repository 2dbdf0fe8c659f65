"""Chinese place names spelt in Latin letters, as maps and newsrooms spell them."""

from functools import cache

from service.glossary.place_words import OWN_SPELLINGS, PLACE_READINGS, READINGS


@cache
def spell_name(name: str) -> str:
    """Return a name in pinyin, as one word with a capital; an apostrophe parts syllables that would run together.

    >>> [spell_name(name) for name in ("后沙峪", "西安", "东阿", "长葛", "单县")]
    ['Houshayu', "Xi'an", "Dong'e", 'Changge', 'Shanxian']
    """
    if known := READINGS.get(name) or OWN_SPELLINGS.get(name):
        return known
    from pypinyin import lazy_pinyin  # half a second, so only when a name is to be spelt

    syllables = [PLACE_READINGS.get(character, syllable) for character, syllable in zip(name, lazy_pinyin(name, v_to_u=True), strict=True)]
    word = syllables[0] + "".join(f"'{part}" if part[0] in "aoe" else part for part in syllables[1:])
    return word.capitalize()
