#!/usr/bin/env python3
"""Plants faults of the protocol one by one in a copy of the project, builds, and shows that the conformance cases notice.

    Tests/Conformance/planted/run.py [--tree FOLDER] [WORD...]

FOLDER is a copy that may be changed; without it one is made in .build/planted, whose first build takes minutes. Only
faults whose name has one of the words are planted; all if there is none. Ends with 1 if one is not noticed.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

from bugs import BUGS, Bug

ROOT = pathlib.Path(__file__).resolve().parents[3]


def copy() -> pathlib.Path:
    tree = ROOT / ".build" / "planted"
    for name in ("Sources", "Tests", "Package.swift", "Package.resolved"):
        source, target = ROOT / name, tree / name
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns(".build"))
        elif source.exists():
            tree.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return tree


def build(tree: pathlib.Path) -> str:
    """What the compiler says if it fails."""
    for product in ("conformance-server", "conformance-client"):
        result = subprocess.run(
            ["swift", "build", "--package-path", str(tree), "--product", product], capture_output=True, text=True)
        if result.returncode:
            return "\n".join(line for line in result.stdout.splitlines() if "error:" in line) or result.stdout[-2_000:]
    return ""


def play(tree: pathlib.Path, patterns: list[str]) -> subprocess.CompletedProcess[str]:
    programs = tree / ".build" / "debug"
    return subprocess.run(
        [sys.executable, "-m", "player", "--quiet", "--vectors", str(ROOT / "Proto" / "vectors"),
         "--server", str(programs / "conformance-server"), "--client", f"swift={programs / 'conformance-client'}",
         *patterns], cwd=ROOT / "Tests" / "Conformance", capture_output=True, text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


def plant(bug: Bug, tree: pathlib.Path) -> str:
    """What is wrong with the cases, if they do not notice."""
    path = tree / bug.file
    text = path.read_text(encoding="utf-8")
    if text.count(bug.old) != 1:
        return f"{bug.file} does not hold these words once: {bug.old!r}"
    try:
        path.write_text(text.replace(bug.old, bug.new), encoding="utf-8")
        if error := build(tree):
            return f"does not build: {error}"
        result = play(tree, list(bug.cases))
    finally:
        path.write_text(text, encoding="utf-8")
    if result.returncode == 0:
        return "nobody noticed"
    first = next((line for line in result.stdout.splitlines() if ": " in line), result.stderr[-500:])
    print(f"noticed   {bug.name}\n          {first[:160]}", flush=True)
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description="Plants faults and shows that they are noticed.")
    parser.add_argument("--tree", type=pathlib.Path)
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    bugs = [bug for bug in BUGS if not options.words or any(word in bug.name for word in options.words)]
    tree = options.tree or copy()
    if error := build(tree):
        raise SystemExit(error)
    clean = play(tree, sorted({case for bug in bugs for case in bug.cases}))
    if clean.returncode:
        raise SystemExit(f"without a fault the cases fail already:\n{clean.stdout}{clean.stderr}")
    missed = 0
    for bug in bugs:
        if problem := plant(bug, tree):
            missed += 1
            print(f"MISSED    {bug.name}\n          {problem}", flush=True)
    print(f"\n{len(bugs) - missed} of {len(bugs)} faults were noticed")
    return 1 if missed or not bugs else 0


if __name__ == "__main__":
    raise SystemExit(main())
