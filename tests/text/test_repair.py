"""Damaged reports are mended on the copy, clean ones are left alone, and each mend is recorded where it stands."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import make_report
from dragoman.text import mend, suspects


def mended(text, *names):
    return mend(make_report(text), known_names=names).text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("The delegation left Ankarathe same night.", "The delegation left Ankara the same night."),
        ("Observers say that Moscowwill wait.", "Observers say that Moscow will wait."),
        ("The envoy flew to Genevawhere a car was waiting.", "The envoy flew to Geneva where a car was waiting."),
        (
            "They met in Istanbulthe great Turkish harbour, at night.",
            "They met in Istanbul, the great Turkish harbour, at night.",
        ),
        ("They want Putinlike their fathers did.", "They want Putin like their fathers did."),
        ("She praised the harbourand the bridges.", "She praised the harbour and the bridges."),
        (
            "He came from the embassy inAnkara and saw theKremlin.",
            "He came from the embassy in Ankara and saw the Kremlin.",
        ),
        ("He was one ofthe last to leave.", "He was one of the last to leave."),
        ("A visit to Xi Jingpingand the port followed.", "A visit to Xi Jingping and the port followed."),
    ],
)
def test_words_run_together_are_parted(damaged, whole):
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Officer Brookover spoke to Matthis in Maryland and in Finland.",
        "Mr. Rayshad McKoy met Antuan Greer and Kyleif Harley at Portland.",
        "An iPhone, the eBay page, an inTouch poll and onStar.",
        "The LinkedIn page of McDonald and YouTube are down, said DeSantis.",
        "See https://example.org/ofthe and mail to talksin@example.org for more.",
        "Castilla y León has a new governor.",
    ],
)
def test_names_and_addresses_that_only_look_glued_are_left_alone(text):
    assert mended(text) == text


def test_a_name_met_elsewhere_in_the_report_proves_it():
    alone = "Nobody knew whether Zorbanin 1995 was rich."
    assert mended(alone) == alone
    assert mended(f"The rich friend of Zorban wrote it down. {alone}").endswith("whether Zorban in 1995 was rich.")


def test_what_only_a_name_from_elsewhere_could_prove_is_named_and_mended_with_it():
    text = "The visit of the president, Vadim Zorbania Washington, is near."
    assert mended(text) == text
    assert suspects(mend(make_report(text))) == ("Zorbania",)
    assert mended(text, "Vadim Zorbani") == "The visit of the president, Vadim Zorbani to Washington, is near."


def test_a_foreign_conjunction_between_known_names_is_translated():
    assert mended("Envoys of Turkey y Russia met.") == "Envoys of Turkey and Russia met."
    assert mended("Ortega y Gasset wrote it.") == "Ortega y Gasset wrote it."


def test_a_conjunction_glued_to_a_name_is_parted_in_a_report_that_leaves_it_standing_elsewhere():
    text = "Envoys of Turkey y Russia met. Marco Rubioy Lavrov did not."
    assert mended(text) == "Envoys of Turkey and Russia met. Marco Rubio and Lavrov did not."


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("He said “we shall wait ».", "He said “we shall wait”."),
        ("“We shall wait, “he said Monday.", "“We shall wait,” he said Monday."),
        ("He called it «a good step”.", "He called it «a good step»."),
        ("“We wait, “Orhan said, who went on:” We hope. “", "“We wait,” Orhan said, who went on: “We hope.”"),
        ("They want “peace in both countries”as was said.", "They want “peace in both countries” as was said."),
        ("He added that «we have time. We have much", "He added that «we have time. We have much»"),
        ("“We have time, he said. The hall was full.", "“We have time,” he said. The hall was full."),
    ],
)
def test_quotation_marks_are_brought_to_order(damaged, whole):
    assert mended(damaged) == whole


def test_a_quotation_that_the_next_paragraph_goes_on_with_is_left_open():
    text = "“We shall wait.\n“And we shall see,” he said."
    assert mended(text) == text


def test_one_stray_mark_does_not_reach_other_paragraphs():
    text = "He left the “ hall at once.\nShe said: “We stay.”"
    assert mended(text).endswith("\nShe said: “We stay.”")


def test_inches_are_no_quotation():
    text = "The man is 6'2\" tall and said so."
    assert mended(text) == text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("They met in Russia.Diplomats were there.", "They met in Russia. Diplomats were there."),
        ("The talks -the third in a year -will go on.", "The talks – the third in a year – will go on."),
        ("They are high -level envoys.", "They are high-level envoys."),
        ("The embassy(in Doha)was closed.", "The embassy (in Doha) was closed."),
        ("It  was\u00a0late \u200bin Tür\u00adkiye.", "It was late in Türkiye."),
        ("The minister said itâ€™s over.", "The minister said it’s over."),
        ("They named:\n\n•Ana Berg, 21\n\n• Ola Lind, 25", "They named:\n\nAna Berg, 21\n\nOla Lind, 25"),
        ("The o\ufb03ce of O\u0308zal", "The office of Özal"),
    ],
)
def test_spaces_and_characters_are_mended(damaged, whole):
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy, a Ph.D. from M.I.T., met Mr. Orhan at 9 a.m. on Monday.",
        "“We have time,” he said. “Much time.” The rest — as ever — was silence.",
        'He called it "a step", she "a leap"; the paper wrote of "talks about talks".',
        "The well-known R-S.C. senator visited example.com and spoke for 3-4 hours (or more).",
        "Prices rose by 3.5 percent, to $1,000.50, from $990.",
    ],
)
def test_clean_text_comes_through_untouched(text):
    copy = mend(make_report(text))
    assert copy.text == text
    assert copy.mends == ()


def test_a_subject_said_twice_is_said_once():
    text = "Envoys of Turkey y Russia They have gathered, and the mayor, Orhan Demirhe has seen them."
    assert (
        mended(text, "Demir") == "Envoys of Turkey and Russia have gathered, and the mayor, Orhan Demir has seen them."
    )


def test_stray_capitals_are_lowered_in_a_damaged_report_alone():
    clean = "He read the novel Under a Red Sky in the morning."
    assert mended(clean) == clean
    assert mended(f"They left Ankarathe same night for talks To end it. {clean}") == (
        f"They left Ankara the same night for talks to end it. {clean}"
    )


def test_a_name_in_capitals_is_written_as_elsewhere_in_a_damaged_report():
    text = "The envoy of Ankarathe old, said minister ORHAN DEMIR. Nobody saw Demir in NATO."
    assert mended(text) == "The envoy of Ankara the old, said minister Orhan Demir. Nobody saw Demir in NATO."


def test_a_cut_lead_is_put_together():
    assert mended("In his … Answer to the press, he spoke.") == "In his answer to the press, he spoke."


def test_a_mend_says_what_was_there_and_what_is_now():
    text = "In the evening they left Ankarathe capital, “as planned ».\n"
    copy = mend(make_report(text))
    assert [(made.kind, made.before, made.after) for made in copy.mends] == [
        ("glued words", "Ankarathe", "Ankara the"),
        ("quotation mark", " »", "”"),
    ]
    assert all(text[made.start : made.end] == made.before for made in copy.mends)


def test_a_word_after_many_mends_is_evidence_where_it_stands():
    text = "A\u200bnkara  y Russia.Then Moscowwill wait, “he said ».  Doha"
    copy = mend(make_report(text))
    start = copy.text.index("Doha")
    span = copy.span(start, start + 4)
    assert (span.start, span.text) == (text.index("Doha"), "Doha")


# fmt: off
PIECES = [
    "Ankarathe", "Moscowwill", "“we", "said", "»", "«yes", "”", '"', "''", "``", "y", "Russia", "Turkey", ".Then", "-the", "(in",
    ")and", "\u200b", "\u00a0", "â€™", "é", "O\u0308", "\n", "\n\n", "he",
]
# fmt: on
damaged_prose = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@given(st.one_of(damaged_prose, st.text(max_size=60)))
def test_any_mended_text_leads_back_to_what_was_received(text):
    report = make_report(text)
    copy = mend(report)
    assert copy.alignment.copied_length == len(copy.text)
    for start in range(len(copy.text)):
        begin, stop = copy.alignment.received(start, start + 1)
        assert 0 <= begin <= stop <= len(report.text)
    for made in copy.mends:
        assert report.text[made.start : made.end] == made.before
    assert mend(report) == copy


@pytest.mark.parametrize(
    "unit", ["x", "(", "“", '" ', "Ankarathe ", " -a", "a.B.", "Ã©", "\0", "\n ", "e\u0301", ",he said "]
)
def test_a_quarter_of_a_megabyte_of_anything_is_mended(unit):
    report = make_report(unit * (250_000 // len(unit)))
    assert mend(report).report is report


def test_the_seeds_come_out_readable(seeds):
    text = "\n".join(mend(make_report(path.read_text(encoding="utf-8"))).text for path in seeds)
    for whole in (
        "Istanbul, the",
        "Moscow will",
        "Washington where",
        "Rubio and Lavrov",
        "Putin like",
        "USA and Russia",
        "high-level",
    ):
        assert whole in text
    assert text.count("“") == text.count("”")


def test_mends_survive_the_way_through_json():
    report = make_report("They left Ankarathe same night.")
    (made,) = mend(report).mends
    assert type(made).from_dict(json.loads(json.dumps(made.to_dict()))) == made


def test_a_report_of_nothing_but_odd_words_takes_seconds():
    odd = [f"and by the Z{a}{b}{c}lmthe port" for a in "abcdefghij" for b in "klmnopqrst" for c in "aeiouvwxyz"]
    text = "They left Ankarathe same night and saw the port. " + " ".join(odd)
    assert mend(make_report(text)).text.startswith("They left Ankara the same night")


def test_words_are_known_the_same_way_however_many_were_asked(monkeypatch):
    from dragoman.text import vocabulary

    words = ["peskov", "peskovthe", "istanbulthe", "quay", "jingping", "rubioy"]
    few = [vocabulary.is_word.__wrapped__(word) for word in words]
    monkeypatch.setattr(vocabulary, "_WORTH_UNPACKING", -1)
    assert few == [vocabulary.is_word.__wrapped__(word) for word in words] == [True, False, False, True, True, False]


def test_an_apostrophe_taken_apart_from_its_ending_is_put_back():
    copy = mend(make_report("The league called on Norland ’ s elected government to rest ."))
    assert "Norland’s elected government" in copy.text
    kept = "They said ‘yes’ so often that the 90’s were over."
    assert mend(make_report(kept)).text == kept
