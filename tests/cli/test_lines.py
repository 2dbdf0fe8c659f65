"""Lines in, lines out: number and order kept, a bad line answered in its place, the exit code of the contract."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_figures_answers_each_line_with_offsets_into_its_text(run: Run) -> None:
    texts = ["门诊量达8651万人次。", "没有数字。"]
    done = run("figures", "--lang", "zh", stdin="".join(json.dumps({"text": text}) + "\n" for text in texts).encode())
    first, second = (json.loads(line)["figures"] for line in done.lines)
    assert (done.code, second) == (0, [])
    assert [texts[0][figure["start"] : figure["end"]] for figure in first] == [figure["text"] for figure in first] == ["8651万人次"]
    assert (first[0]["value"], first[0]["unit"], first[0]["sentence"], first[0]["fidelity"]) == (
        "86510000",
        "person_visit",
        None,
        "unchecked",
    )


def test_every_key_of_a_figure_is_there(run: Run) -> None:
    (line,) = run("figures", "--lang", "en", stdin=b'{"text": "There are 94 schools."}\n').lines
    assert {
        "index", "text", "start", "end", "sentence", "kind", "value", "low", "high", "qualifier", "unit", "unit_text", "per", "si",
        "subject", "period", "change", "status", "renderings", "fidelity", "target_start", "target_end",
    } <= set(json.loads(line)["figures"][0])  # fmt: skip


@pytest.mark.parametrize(
    "bad",
    [b"no json", b"[1]", b'{"texts": "x"}', b'{"text": 3}', b'{"text": "\\ud800"}', b'{"text": "\xff"}', b"", b"[" * 100_000],
    ids=["no json", "a list", "no text", "a number", "half a pair", "no utf-8", "blank", "deep"],
)
def test_a_bad_line_is_answered_in_its_place_and_the_rest_goes_on(bad: bytes, run: Run) -> None:
    english, chinese = b'{"text": "The city opened ninety-four schools."}', '{"text": "全市新增学校医院"}'.encode()
    done = run("detect", stdin=b"\n".join([english, bad, chinese]) + b"\n")
    first, second, third = map(json.loads, done.lines)
    assert (first["language"], third["language"], done.code) == ("en", "zh", 1)
    assert second["error"]["code"] == "invalid-record"
    assert "line 2" in done.err


def test_a_line_ends_at_lf_alone(run: Run) -> None:
    text = "One\u2028two\u0085three\x0bfour."
    done = run("figures", "--lang", "en", stdin=b"\xef\xbb\xbf" + json.dumps({"text": text}, ensure_ascii=False).encode() + b"\r\n")
    assert (len(done.lines), done.code) == (1, 0)


def test_a_last_line_without_its_end_counts(run: Run) -> None:
    assert len(run("detect", stdin=b'{"text": "a"}\n{"text": "b"}').lines) == 2


def test_nothing_in_gives_nothing_out(run: Run) -> None:
    assert (run("detect").code, run("detect").out) == (0, "")


def test_translate_keeps_number_and_order_of_lines(run: Run) -> None:
    done = run("translate", "--from", "en", "--to", "zh", "--model", "echo", stdin=b"One.\n\nTwo. Three.\n   \nFour.\n")
    assert done.code == 0
    assert done.lines == ["[zh] One.", "", "[zh] Two.[zh] Three.", "", "[zh] Four."]


def test_translate_answers_an_unreadable_line_with_an_empty_one(run: Run) -> None:
    done = run("translate", "--from", "en", "--to", "zh", "--model", "echo", stdin=b"One.\n\xff\xfe\nTwo.\n")
    assert (done.code, done.lines) == (1, ["[zh] One.", "", "[zh] Two."])


def test_translate_finds_the_language_of_each_line(run: Run) -> None:
    french = "Le ministre a annoncé de nouvelles mesures pour les hôpitaux publics."
    lines = f"The city opened ninety-four schools.\n全市新增医院，床位增加。\n{french}\n"
    done = run("translate", "--to", "en", "--model", "echo", "--json", stdin=lines.encode())
    answers = [json.loads(line) for line in done.lines]
    assert (answers[0]["translation"], answers[1]["translation"]) == (
        "The city opened ninety-four schools.",
        "[en] 全市新增医院，床位增加。",
    )
    assert (answers[2]["error"]["code"], done.code) == ("unsupported-language", 1)


def test_translate_json_holds_the_record_of_the_contract(run: Run) -> None:
    done = run("translate", "--from", "en", "--to", "zh", "--model", "echo", "--json", stdin=b"There are 94 schools. And 5 hospitals.\n")
    answer = json.loads(done.lines[0])
    assert set(answer) == {"text", "translation", "check", "figures", "warnings"}
    assert [answer["text"][figure["start"] : figure["end"]] for figure in answer["figures"]] == ["94", "5"]


def test_keypoints_obeys_the_count(run: Run) -> None:
    text = "全市新增学校九十四所。医院床位达到六万张。图书馆免费开放。公交线路延长到郊区。"
    done = run("keypoints", "--lang", "zh", "--count", "2", stdin=json.dumps({"text": text}).encode() + b"\n")
    points = json.loads(done.lines[0])["key_points"]
    assert len(points) == 2
    assert all(text[point["start"] : point["end"]] == point["text"] for point in points)


@pytest.mark.parametrize("count", ["0", '"two"', "true", "1.5"])
def test_keypoints_refuses_a_count_that_is_none(count: str, run: Run) -> None:
    done = run("keypoints", "--lang", "en", stdin=f'{{"text": "One. Two.", "count": {count}}}\n'.encode())
    assert (done.code, json.loads(done.lines[0])["error"]["code"]) == (1, "invalid-record")


def test_lines_are_answered_as_they_come() -> None:
    command = [sys.executable, "-c", "from service.adapters.cli import main; main()", "detect"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": "The first of many."}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["language"] == "en"
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_a_line_over_the_limit_is_refused_in_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_MAX_BYTES", "100")
    done = run("detect", stdin=b'{"text": "a"}\n{"text": "' + b"x" * 300_000 + b'"}\n{"text": "b"}\n')
    assert ["error" in json.loads(line) for line in done.lines] == [False, True, False]
