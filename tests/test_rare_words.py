"""Rare words are found wherever they stand, in the pass that finds agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import agency_names, rare_words
from ontology.names import folded

SENTENCES = st.lists(
    st.sampled_from((*rare_words.words(), "UBND tỉnh", "Sở Nội vụ", "họp", "…", "\n")), max_size=12
).map(" ".join)


@given(SENTENCES)
def test_the_words_of_each_use_are_found_wherever_they_stand_in_order(text: str) -> None:
    low = folded(text)
    found = agency_names.find(text, low).rare
    for use, words in rare_words.uses().items():
        places = {at for at in range(len(low)) if low.startswith(words, at)}
        assert set(found[use]) == places
        assert found[use] == sorted(found[use])


@pytest.mark.parametrize("use", rare_words.uses())
def test_rare_words_are_folded_as_the_text_is(use: str) -> None:
    words = rare_words.uses()[use]
    assert words and all(word == folded(word) for word in words)


def test_the_first_of_the_places_in_a_span_is_found_by_bisection() -> None:
    assert rare_words.first_in([3, 8, 20], 4, 21) == 8
    assert not rare_words.any_in([3, 8, 20], 9, 20)
