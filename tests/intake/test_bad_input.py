"""Whatever cannot be read becomes one problem that says what, where and what to do; nothing hangs, nothing grows."""

import gzip
import json
import os
import socket
import time
import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.intake import reports
from dragoman.records import Problem, Report
from dragoman.settings import Settings
from tests.intake.conftest import PROSE, Taken

SMALL = Settings(largest_report=2_000, largest_input=1_000_000)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        (b"abc\x00\x01\x02\x03def" * 50, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 stream", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"SQLite format 3\0" + b"\0" * 80, "SQLite"),
        (b"BZh91AY&SY", "bzip2"),
        (b"\0" * 300, "binary"),
        (b"a" * 257 + b"ustar", "tar"),
    ],
)
def test_what_is_no_text_is_named(put, take, content, word):
    taken = take(put("a.txt", content))
    assert not taken.reports
    assert word in taken.problem.reason
    assert taken.problem.source == "a.txt"
    assert taken.problem.advice


def test_a_text_with_a_stray_null_is_text(put, take):
    assert take(put("a.txt", PROSE + "\0" + PROSE)).report.text == PROSE + "\0" + PROSE


def test_an_endless_line_is_refused_without_being_held(folder, take):
    with (folder / "a.txt").open("wb") as file:
        for _ in range(200):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    started = time.perf_counter()
    problem = take("a.txt").problem
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than 2,000,000 characters" in problem.reason
    assert time.perf_counter() - started < 5
    assert used < 60_000_000


def test_an_endless_line_among_json_lines_costs_only_itself(put, take):
    content = b'{"text": "One."}\n{"text": "' + b"x" * 500_000 + b'"}\n{"text": "Two."}\n'
    taken = take(put("a.jsonl", content), settings=SMALL)
    assert [report.text for report in taken.reports] == ["One.", "Two."]
    assert taken.problem.place == "line 2"


def test_a_text_longer_than_allowed_is_refused_wherever_it_stands(put, take):
    assert "longer" in take(put("a.txt", "x" * 2_001), settings=SMALL).problem.reason
    assert "longer" in take(put("a.jsonl", json.dumps({"text": "x" * 2_001})), settings=SMALL).problem.reason
    assert take(put("b.txt", "é" * 2_000), settings=SMALL).report


def test_an_input_larger_than_allowed_keeps_what_came_before(put, take):
    content = ('{"text": "One."' + " " * 500 + "}\n") * 3_000
    taken = take(put("a.jsonl", content), settings=SMALL)
    assert 1_900 < len(taken.reports) < 2_000
    assert "more than 1,000,000 bytes" in taken.problem.reason
    assert "largest_input" in taken.problem.advice


def test_truncated_gzip_keeps_the_lines_before_the_break(folder, take):
    lines = "".join(
        json.dumps({"text": f"Talks {number} began: {os.urandom(40).hex()}"}) + "\n" for number in range(2_000)
    )
    whole = gzip.compress(lines.encode())
    (folder / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    taken = take("a.jsonl.gz")
    assert 500 < len(taken.reports) < 1_500
    assert taken.problem.reason == "its gzip data ends early"


def test_truncated_gzip_keeps_the_text_before_the_break(folder, take):
    words = " ".join(os.urandom(4).hex() for _ in range(20_000))
    (folder / "a.txt.gz").write_bytes(gzip.compress(words.encode())[:50_000])
    taken = take("a.txt.gz")
    assert words.startswith(taken.report.text)
    assert len(taken.report.text) > 10_000
    assert "ends early" in taken.problem.reason


@pytest.mark.parametrize("damage", [b"\x1f\x8b\x08", b"\x1f\x8b\x08" + b"\xff" * 50, gzip.compress(b"Talks.")[:-3]])
def test_damaged_gzip_is_one_problem(folder, take, damage):
    (folder / "a.gz").write_bytes(damage)
    assert "gzip" in take("a.gz").problem.reason


def test_a_gzip_bomb_is_not_unpacked(folder, take):
    packer = zlib.compressobj(9, wbits=31)
    (folder / "text.gz").write_bytes(b"".join([packer.compress(b" " * 10_000_000) for _ in range(12)]) + packer.flush())
    packer = zlib.compressobj(9, wbits=31)
    start = packer.compress(b'{"text": "One."}\n')
    (folder / "lines.gz").write_bytes(
        start + b"".join([packer.compress(b"x" * 10_000_000) for _ in range(12)]) + packer.flush()
    )
    started = time.perf_counter()
    tracemalloc.start()
    taken = take("text.gz", "lines.gz")
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 100_000_000
    assert time.perf_counter() - started < 10
    assert [report.text for report in taken.reports] == ["One."]
    assert {problem.source for problem in taken.unread} == {"text.gz", "lines.gz"}
    assert any("times its size" in problem.reason for problem in taken.unread)


def test_gzip_in_gzip_is_unpacked_and_gzip_without_end_is_not(folder, take):
    data = PROSE.encode()
    for _ in range(3):
        data = gzip.compress(data)
    (folder / "three.gz").write_bytes(data)
    (folder / "four.gz").write_bytes(gzip.compress(data))
    taken = take("three.gz", "four.gz")
    assert taken.report.text == PROSE
    assert taken.problem.source == "four.gz"


def test_two_gzip_files_in_a_row_are_one(folder, take):
    (folder / "a.txt.gz").write_bytes(gzip.compress(b"Talks ") + gzip.compress(b"began.") + b"\0" * 20)
    assert take("a.txt.gz").report.text == "Talks began."


def test_missing_things_are_named_and_cost_nothing_else(put, take):
    good = put("good.txt", PROSE)
    taken = take("gone.txt", good, "no/such/folder", "*.nothing", "", "https://post.example/a", "nul\0l")
    assert len(taken.reports) == 1
    assert len(taken.unread) == 6
    assert {problem.source for problem in taken.unread} >= {"gone.txt", "no/such/folder", "*.nothing"}


def test_pipes_sockets_and_devices_never_hang(folder, take):
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("plug")
        taken = take("pipe", "plug", "/dev/null", "/dev/zero", ".")
    assert not taken.reports
    reasons = [problem.reason for problem in taken.unread]
    assert sum("a named pipe" in reason for reason in reasons) == 2
    assert sum("a device" in reason for reason in reasons) == 2


def test_a_pipe_put_in_the_place_of_a_file_never_hangs(folder):
    from dragoman.errors import InputError
    from dragoman.intake.sources import Input
    from dragoman.intake.stream import open_input

    os.mkfifo("pipe")
    with pytest.raises(InputError, match="not a file"):
        open_input(Input("pipe"), largest=100)


def test_links_that_lead_nowhere_or_in_circles(put, folder, take):
    put("talks/a.txt", PROSE)
    (folder / "talks" / "round").symlink_to(folder / "talks")
    (folder / "talks" / "gone").symlink_to("nowhere")
    (folder / "talks" / "self").symlink_to("self")
    taken = take("talks")
    assert [report.key for report in taken.reports] == ["a.txt"]
    assert {problem.source for problem in taken.unread} == {"talks/gone", "talks/self"}
    assert "nowhere" in next(problem.reason for problem in taken.unread if problem.source == "talks/gone")


def test_folders_that_link_to_each_other_end(folder, put, take):
    for name in "abcdefghijkl":
        put(f"web/{name}/{name}.txt", PROSE)
        for other in "abcdefghijkl":
            (folder / "web" / name / f"to-{other}").symlink_to(folder / "web" / other)
    assert len(take("web").reports) == 12
    assert len(take("web/**/*.txt").reports) == 12


def test_an_unreadable_file_is_a_problem(put, take, monkeypatch):
    put("a.txt", PROSE)
    put("b.txt", PROSE)
    opened = os.open

    def guarded(path, *rest, **more):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    monkeypatch.setattr("dragoman.intake.stream.os.open", guarded)
    taken = take("a.txt", "b.txt")
    assert taken.report.key == "b.txt"
    assert (taken.problem.source, taken.problem.reason) == ("a.txt", "it may not be read")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_forbidden_files_and_folders_are_problems(put, folder, take):
    put("talks/a.txt", PROSE)
    put("shut/b.txt", PROSE)
    (folder / "talks" / "a.txt").chmod(0)
    (folder / "shut").chmod(0)
    try:
        taken = take("talks", "shut")
    finally:
        (folder / "shut").chmod(0o700)
    assert {problem.source for problem in taken.unread} >= {"talks/a.txt", "shut"}


def test_a_disk_that_fails_midway_is_a_problem(put, take, monkeypatch):
    put("a.jsonl", '{"text": "One."}\n' * 10)

    class Failing:
        def __init__(self, *_, **__):
            self.chunks = [b'{"text": "One."}\n{"text": "Tw']

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def read(self, _):
            if self.chunks:
                return self.chunks.pop()
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("dragoman.intake.stream.os.fdopen", Failing)
    taken = take("a.jsonl")
    assert taken.report.text == "One."
    assert "Input/output error" in taken.problem.reason


def test_names_that_no_terminal_can_show_do_no_harm(folder, take):
    name = os.fsencode("talks") + b"\xe9\n.txt"
    (folder / os.fsdecode(name)).write_text(PROSE)
    report = take(".").report
    assert report.key == "talks\ufffd .txt"
    json.dumps(report.to_dict()).encode()


def test_the_same_problem_has_the_same_id(put, take):
    put("a.txt", b"")
    assert take("a.txt").problem.id == take("a.txt").problem.id
    assert take("a.txt", fetched="2025-01-01T00:00:00Z").problem.at == "2025-01-01T00:00:00Z"


STARTS = st.sampled_from(
    [
        b"", b"{", b'{"text":"', b"[", b'[{"text":"a"},', b"<html>", b"<p>", b"<?xml ", b"\x1f\x8b\x08\0", b"\xef\xbb\xbf",
        b"\xff\xfe", b"\xfe\xff", b"Date: ", b" date 2025-02-26 ", b"---\n", b'<meta charset="',
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(STARTS, st.binary(max_size=200)), max_size=4),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json.gz"]),
)
def test_any_bytes_give_reports_or_problems(folder, parts, name):
    (folder / name).write_bytes(b"".join(start + rest for start, rest in parts))
    taken = Taken(reports([name], settings=SMALL))
    assert taken.items
    for item in taken.items:
        assert isinstance(item, Report | Problem)
        json.dumps(item.to_dict()).encode()
    for report in taken.reports:
        assert report.text.strip()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="ab*?[]!./~\0-\udce9 ", max_size=12), max_size=4))
def test_any_names_give_problems(folder, names):
    for item in reports([name for name in names if name != "-" and not name.startswith(("/", "..", "./.."))]):
        assert isinstance(item, Problem)
