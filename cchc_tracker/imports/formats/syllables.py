"""How a Vietnamese syllable is written, to tell Vietnamese from gibberish."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONSETS: Final = "ngh ng nh gh gi qu kh ph th tr ch b c d đ g h k l m n p q r s t v x f j w z"
_RIMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet "
    "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yê yêm yên yêng yêt yêu"
)
_SYLLABLE: Final = re.compile(f"(?:{_ONSETS.replace(' ', '|')})?(?:{_RIMES.replace(' ', '|')})|đ")
_BETWEEN: Final = re.compile(r"[\x00-\x40\[-`{-~\u2010-\u203a\u00a0\s]+")
SAMPLE: Final = 200_000
"""Letters that are looked at; a longer text says no more."""


def syllable_share(text: str) -> tuple[int, float]:
    """How many words have letters beyond ASCII, and what share of them is Vietnamese."""
    words = [word for word in _BETWEEN.split(text[:SAMPLE]) if not word.isascii()]
    if not words:
        return 0, 1.0
    return len(words), sum(map(is_syllable, words)) / len(words)


def is_syllable(word: str) -> bool:
    """Whether a word without punctuation is written as Vietnamese is, tones included."""
    return _is_syllable(word.casefold()) if len(word) <= 12 else False


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    tones = sum(char in _TONES for char in decomposed)
    toneless = "".join(char for char in decomposed if char not in _TONES)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))
