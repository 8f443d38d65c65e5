"""Ten thousand watches at once: what they lose (nothing), how late they are, and what an idle one costs.

usage: python3 watch SERVER CLIENT [--streams N] [--seconds S] [--only PART] [--json FILE]
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "rpc"))

import get_database  # noqa: E402
import targets  # noqa: E402
from targets import Figure, at_least, at_most  # noqa: E402

CONNECTIONS = 100
WIDE, NARROW = 1_000, 20  # databases of the two organisations


class Server:
    """The daemon's parts on a cluster of their own."""

    def __init__(self, program: pathlib.Path, cluster: get_database.Cluster, wide: int):
        self.socket = cluster.folder / "s"
        self.process = subprocess.Popen(
            [program, cluster.string(), self.socket, str(wide), str(NARROW)], stdout=subprocess.PIPE, text=True)
        self.known = self.process.stdout.readline()
        if not self.known:
            raise SystemExit(f"{program.name} does not listen.")

    def memory(self) -> int:
        """Bytes of memory that it has for itself, or its share of what it has with others."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
        raise SystemExit("The kernel tells no Pss.")

    def seconds(self) -> float:
        """Processor time that its threads have used."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


class Load:
    """One run of the client against a server."""

    def __init__(self, client: pathlib.Path, server: Server, organisation: str, *numbers: float):
        words = [str(number) for number in numbers]
        before = server.memory()
        process = subprocess.Popen(
            [client, server.socket, organisation, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write(server.known)
        process.stdin.flush()
        if process.stdout.readline().strip() != "ready":
            raise SystemExit(f"{client.name} could not open its watches.")
        self.idle = server.memory() - before
        used = server.seconds()
        process.stdin.write("go\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f"{client.name} has failed.")
        self.said = json.loads(line)
        self.processor = server.seconds() - used
        process.wait()

    def figures(self, name: str, wanted: float, p99: float) -> list[Figure]:
        said = self.said
        if said["texts"]:
            print(f"{name}: " + "; ".join(said["texts"]), file=sys.stderr)
        rate = said["written"] / said["seconds"]
        deliveries = max(said["deliveries"], 1)
        return [
            at_most(f"{name}: lost", said["missing"], 0, ""),
            at_most(f"{name}: repeated, reordered, not as promised", said["wrong"], 0, ""),
            at_least(f"{name}: transitions", rate, 0.95 * wanted, "/s"),
            at_most(f"{name}: delivered after, p99", said["p99"], p99, "ms"),
            Figure(f"{name}: delivered after, p50", said["p50"], "ms"),
            Figure(f"{name}: delivered after, maximum", said["maximum"], "ms"),
            Figure(f"{name}: deliveries", deliveries / said["seconds"], "/s"),
            Figure(f"{name}: daemon's CPU for a delivery", self.processor / deliveries * 1e6, "µs"),
            Figure(f"{name}: opening {said['streams']:,} watches", said["opening_seconds"], "s"),
        ]


def databases(client: pathlib.Path, server: Server, streams: int, seconds: float) -> list[Figure]:
    """Ten watches of each database and ten of all, 200 transitions a second."""
    wide = 10
    load = Load(client, server, "wide", streams // WIDE or 1, wide, CONNECTIONS, 0, 200, seconds)
    return [
        at_most("an idle watch: daemon's memory", load.idle / load.said["streams"] / 1024, 4, "KiB"),
        *load.figures("each database", 200, 100),
    ]


def organisation(client: pathlib.Path, server: Server, streams: int, seconds: float) -> list[Figure]:
    """Every watch of one organisation, 20 transitions a second."""
    load = Load(client, server, "narrow", 0, streams, CONNECTIONS, 0, 20, seconds)
    return load.figures("one organisation", 20, 500)


def stalled(client: pathlib.Path, server: Server, streams: int, seconds: float) -> list[Figure]:
    """The same load without and with connections that nobody reads, by turns: medians of three."""
    runs: dict[int, list[float]] = {0: [], 1: []}
    figures = []
    for turn in range(6):
        stalled = turn % 2
        load = Load(client, server, "wide", streams // WIDE or 1, 10, CONNECTIONS, stalled, 200, max(seconds / 6, 5))
        runs[stalled].append(load.said["p99"])
        if stalled:
            figures.append(at_most("1 % stalled: lost by the others", load.said["missing"] + load.said["wrong"], 0, ""))
    without, beside = (sorted(values)[len(values) // 2] for values in runs.values())
    return [
        max(figures, key=lambda figure: figure.value),
        at_most("1 % stalled: p99 of the others, of theirs without", beside / without, 1.1),
        Figure("1 % stalled: p99 of the others", beside, "ms"),
    ]


PARTS = {"databases": databases, "organisation": organisation, "stalled": stalled}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures watches.")
    parser.add_argument("server", type=pathlib.Path, help="bench-watch-server")
    parser.add_argument("client", type=pathlib.Path, help="bench-watch")
    parser.add_argument("--streams", type=int, default=10_000, help="watches at once, about")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each part")
    parser.add_argument("--only", choices=list(PARTS), help="a part of the measurement")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"The machine is busy (load {load:.1f}): times mean less than they should.")
    figures: list[Figure] = []
    for name, part in PARTS.items():
        if options.only not in (None, name):
            continue
        # A server for each part, so that none measures what another has left behind.
        cluster = get_database.Cluster(get_database.binaries())
        try:
            server = Server(options.server.resolve(), cluster, WIDE)
            try:
                figures += part(options.client.resolve(), server, options.streams, options.seconds)
            finally:
                server.stop()
        finally:
            cluster.remove()
    targets.show_figures(figures)
    if options.json:
        targets.write(figures, options.json)
    if any(figure.holds is False for figure in figures):
        sys.exit(1)


main()
