"""Replays the conformance scripts and prints a table: a line for each case, a column for each side under test."""

from __future__ import annotations

import argparse
import asyncio
import fnmatch
import json
import os
import pathlib
import sys
import traceback
from time import monotonic

from .case import Case
from .values import Failure


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__)
    parser.add_argument("--vectors", type=pathlib.Path, required=True, help="folder of the scripts")
    parser.add_argument("--server", required=True, help="the conformance server")
    parser.add_argument("--client", action="append", default=[], metavar="NAME=COMMAND", help="a driver; may repeat")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--results", type=pathlib.Path, help="where to write them as JSON")
    parser.add_argument("--quiet", action="store_true", help="only what failed")
    parser.add_argument("--again", action="store_true", help="play once more, alone, what has failed beside others")
    parser.add_argument("patterns", nargs="*", help="cases, such as server/credit*")
    return parser.parse_args()


async def play(path: pathlib.Path, server: str, driver: list[str]) -> tuple[str, float]:
    began = monotonic()
    try:
        # Far above what any case takes: it only keeps a fault of the player from stopping everything.
        await asyncio.wait_for(Case(path, server, driver).play(), 600)
        problem = ""
    except Failure as failure:
        problem = str(failure)
    except asyncio.TimeoutError:
        problem = "the case does not end"
    except Exception:
        problem = "the player failed: " + traceback.format_exc()
    return problem, monotonic() - began


async def main() -> int:
    options = arguments()
    clients = dict(item.split("=", 1) for item in options.client)
    paths = sorted(path for kind in ("server", "client", "pair") for path in (options.vectors / kind).glob("*.txt"))
    names = {path: f"{path.parent.name}/{path.stem}" for path in paths}
    if options.patterns:
        paths = [path for path in paths if any(fnmatch.fnmatch(names[path], one) for one in options.patterns)]
    columns = ["server", *clients]
    runs = [(path, column) for path in paths for column in columns
            if (column == "server") == (path.parent.name == "server")]
    limit, results = asyncio.Semaphore(options.jobs), {}

    async def one(path: pathlib.Path, column: str) -> None:
        async with limit:
            results[path, column] = await play(path, options.server, clients.get(column, "").split())
            problem, seconds = results[path, column]
            if problem:
                print(f"{names[path]} ({column}, {seconds:.1f} s): {problem}\n", flush=True)

    await asyncio.gather(*(one(*run) for run in runs))
    for path, column in [run for run in runs if options.again and results[run][0]]:
        print(f"again, alone: {names[path]} ({column})", flush=True)
        await one(path, column)
    return report(options, paths, names, columns, results)


def report(options: argparse.Namespace, paths: list, names: dict, columns: list[str], results: dict) -> int:
    width = max((len(name) for name in names.values()), default=0)
    if not options.quiet:
        print(f"{'case':{width}}  " + "  ".join(f"{column:>8}" for column in columns))
        for path in paths:
            cells = [results.get((path, column)) for column in columns]
            shown = ["–" if cell is None else "FAILED" if cell[0] else "ok" for cell in cells]
            print(f"{names[path]:{width}}  " + "  ".join(f"{cell:>8}" for cell in shown))
    failed = {key: value for key, value in results.items() if value[0]}
    if options.results:
        options.results.write_text(json.dumps(
            [{"case": names[path], "side": column, "problem": problem, "seconds": round(seconds, 3)}
             for (path, column), (problem, seconds) in results.items()], indent=1, ensure_ascii=False))
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
