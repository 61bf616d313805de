"""The language of a text, by script and by its commonest words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean.language import language_of


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The ministers met in Tokyo and agreed on the next steps for the region.", "", "en"),
        ("The ministers met in Tokyo and agreed on the next steps for the region.", "ja", "en"),
        ("外務大臣は、シンガポールの外務大臣と会談を行いました。", "", "ja"),
        ("日中外相会談(概要)、東京にて。", "en", "ja"),
        ("两国外长在东京举行会谈,就地区局势交换意见。", "", "zh"),
        ("양국 외교장관은 도쿄에서 회담을 가졌다.", "", "ko"),
        ("รัฐมนตรีว่าการกระทรวงการต่างประเทศ", "", "th"),
        ("Para menteri telah membahas kerja sama dengan Jepang untuk kawasan ini.", "", "id"),
        ("Hai bộ trưởng đã gặp nhau tại Hà Nội và trao đổi về các vấn đề của khu vực.", "", "vi"),
        ("Les ministres se sont rencontrés à Tokyo et ont parlé de la région.", "", "fr"),
        ("Die Minister trafen sich in Tokio und sprachen über die Lage in der Region.", "", "de"),
        ("Los ministros se reunieron en Tokio y hablaron de la situación en la región.", "", "es"),
        ("MOFA 2023", "en-GB", "en"),
        ("MOFA 2023", "", "und"),
        ("", "ja", "ja"),
        ("", "", "und"),
        ("12345 !!!", "not a tag", "und"),
    ],
)
def test_script_and_words_tell_the_language(text: str, declared: str, language: str) -> None:
    assert language_of(text, declared) == language


@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_has_a_language_tag(text: str, declared: str) -> None:
    assert 2 <= len(language_of(text, declared)) <= 3
