"""The language of a report is told, cheaply where it is English."""

import subprocess
import sys

import pytest

from dragoman.records import make_report
from dragoman.text import language_of, mend


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoys said that they would meet again in the spring, and left.", "en"),
        ("Los ministros se reunieron ayer en la capital para hablar de la guerra.", "es"),
        ("Le président a dit hier que les négociations sont finies.", "fr"),
        ("Die Minister trafen sich gestern, um über den Krieg zu sprechen.", "de"),
        ("Министры встретились вчера в столице.", "ru"),
        ("12:30 – 14:00", None),
        ("", None),
    ],
)
def test_the_language_is_told(text, language):
    assert language_of(text) == language


def test_no_model_is_loaded_for_english():
    program = (
        "import sys; from dragoman.text import language_of; assert language_of('The envoys left the city.') == 'en';"
        "sys.exit('py3langid' in sys.modules or 'ftfy' in sys.modules or 'spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_words_of_another_language_are_left_alone():
    text = "Los enviados de Turquía y Rusia hablaron ayer de la guerra. " * 3 + "Rusia espera; Turquía también."
    assert mend(make_report(text)).text == text
