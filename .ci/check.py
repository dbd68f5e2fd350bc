"""Checks what the README's two commands left behind, and counts: the last line is `N passed, N failed`."""
import argparse
import glob
import hashlib
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--verify-status", type=int, required=True)
    arguments.add_argument("--weigh-status", type=int, required=True)
    arguments.add_argument("--weigh-output", required=True)
    options = arguments.parse_args()

    passed, failed = unit_tests()
    checks = [("mvn verify succeeds", options.verify_status == 0), ("mvn verify ran tests", passed > 100)]
    checks += main_job(options.weigh_status, plain(options.weigh_output))
    for name, held in checks:
        print(("ok      " if held else "FAILED  ") + name)
        passed, failed = (passed + 1, failed) if held else (passed, failed + 1)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


def plain(path):
    """Return what a command printed, without the colours Maven switches off at its end."""
    return re.sub("\x1b\\[[0-9;]*m", "", pathlib.Path(path).read_text(encoding="utf-8"))


def unit_tests():
    passed = failed = 0
    for report in glob.glob("**/target/surefire-reports/TEST-*.xml", recursive=True):
        suite = ElementTree.parse(report).getroot()
        bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        passed += int(suite.get("tests")) - bad - int(suite.get("skipped", 0))
        failed += bad
    return passed, failed


def main_job(status, output):
    lines = [line for line in output.splitlines() if line.strip()]
    report = pathlib.Path(lines[-1].strip()) if lines else pathlib.Path()
    yield "the main job's last line is the report", report.is_file() and report.suffix == ".html"
    if not report.is_file():
        return
    candidate = report.parent
    runs = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(candidate.parent.glob("*/record.json"))]
    yield "at least three checkpoints were weighed", len({run["header"]["checkpoint"]["digest"] for run in runs}) >= 3
    record = json.loads((candidate / "record.json").read_text(encoding="utf-8"))
    yield from candidate_record(record, candidate)
    verdict = record["judgement"]["verdict"]
    word = verdict["verdict"]
    yield f"the console says the record's verdict {word}", re.search(rf"^Verdict\s+{word}\b", output, re.M) is not None
    yield "the exit status says the record's verdict", (status == 0) == (word == "PASS")
    page = report.read_text(encoding="utf-8")
    yield "the page says the record's verdict", word in page
    yield "the page reaches for nothing outside itself", not re.search(r"(src|href)\s*=\s*[\"']?(https?:)?//", page)


def candidate_record(record, folder):
    journal = (folder / "journal.jsonl").read_bytes()
    yield "the journal is what was sealed", hashlib.sha256(journal).hexdigest() == record["journalSha256"]
    trials = [line for line in journal.splitlines() if b'"event":"trial"' in line]
    yield "the journal holds every trial of the record", len(trials) == record["trials"]
    yield "every line of the journal is sound", all(sound(line) for line in journal.splitlines())
    tasks = record["tasks"]
    yield "at least eight tasks scored 150 samples or more", sum(task["scored"] >= 150 for task in tasks) >= 8
    yield "scored and unscored add up", sum(task["scored"] + task["unscored"] for task in tasks) == record["trials"]
    yield "a baseline was compared against", record["judgement"].get("baseline") is not None


def sound(line):
    """Return whether the CRC-32C at the end of a line is that of the bytes before it."""
    match = re.fullmatch(rb'(.*),"crc32c":"([0-9a-f]{8})"\}', line, re.S)
    return match is not None and crc32c(match[1]) == int(match[2], 16)


def table():
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        yield byte


TABLE = list(table())


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


if __name__ == "__main__":
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    sys.exit(main())
