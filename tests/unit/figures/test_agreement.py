"""The command that counts how far figures of sentences and of their translations agree."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "agreement.py"


@pytest.fixture
def run(tmp_path):
    def run(chinese, english, *options):
        paths = [tmp_path / "zh", tmp_path / "en"]
        for path, lines in zip(paths, (chinese, english), strict=True):
            path.write_text("\n".join(lines), encoding="utf-8")
        return subprocess.run([sys.executable, SCRIPT, *paths, *options], capture_output=True, encoding="utf-8", check=False)

    return run


def test_agreement_counts_figures_that_stand_on_both_sides(run):
    done = run(["新增床位500张，投入2亿元。"], ["It added 500 beds for 300 million yuan."])
    assert "2 figures in Chinese and 2 in English" in done.stdout
    assert "to the digit: dice 0.500" in done.stdout
    assert "| count | 1 | 1 | 1.000 |" in done.stdout


def test_agreement_lists_what_one_side_lacks(run):
    done = run(["新增床位500张。", "有30家医院。"], ["It added beds.", "There are 30 hospitals."], "--list")
    assert "1\t500张\t-" in done.stdout
    assert "30" not in done.stdout


def test_agreement_refuses_files_of_different_length(run):
    done = run(["一", "二"], ["one"])
    assert (done.returncode, done.stdout) == (2, "")
    assert "same number of lines" in done.stderr
