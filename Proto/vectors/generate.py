#!/usr/bin/env python3
"""Writes the conformance scripts into this folder, or with --check compares them with what is there."""

from __future__ import annotations

import pathlib
import sys

sys.dont_write_bytecode = True

from generator import client_calls, client_connection, pair_calls, server_calls, server_connection, server_streams

HERE = pathlib.Path(__file__).parent
MODULES = [server_connection, server_calls, server_streams, client_connection, client_calls, pair_calls]


def main() -> int:
    wanted: dict[str, str] = {}
    for module in MODULES:
        for script in module.CASES:
            if script.path in wanted:
                raise SystemExit(f"two cases are called {script.path}")
            wanted[script.path] = script.text
    present = {
        str(path.relative_to(HERE)): path.read_text(encoding="utf-8")
        for kind in ("server", "client", "pair") for path in (HERE / kind).glob("*.txt")
    }
    stale = sorted(path for path in wanted.keys() | present.keys() if wanted.get(path) != present.get(path))
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"Proto/vectors/{path} is not what generate.py writes", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        (HERE / path).unlink(missing_ok=True)
        if path in wanted:
            (HERE / path).parent.mkdir(exist_ok=True)
            (HERE / path).write_text(wanted[path], encoding="utf-8")
    print(f"{len(wanted)} scripts, {len(stale)} of them written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
