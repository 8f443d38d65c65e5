"""The measurements: each returns raw figures, which `targets.py` puts beside what the project wants."""

import pathlib
import statistics
import sys
import time
from dataclasses import dataclass

from processes import Server, counted, finished, start_client

# Connections × calls in flight on each.
LOADS = [(1, 1), (1, 8), (1, 64), (8, 8)]


@dataclass(frozen=True)
class System:
    """A server and the client that drives it."""

    name: str
    server: pathlib.Path
    client: pathlib.Path


@dataclass
class Run:
    """One run of one load."""

    rate: float
    p50: float
    p99: float
    server_us: float
    client_us: float


def load_once(system: System, connections: int, in_flight: int, seconds: float) -> Run:
    """A fresh server, a client that warms both up, and one that measures."""
    with Server(system.server) as server:
        arguments = [str(system.client), server.socket, str(connections), str(in_flight)]
        finished(start_client(arguments + ["0.2"]))
        before = server.nanoseconds()
        result = finished(start_client(arguments + [str(seconds)]))
        used = server.nanoseconds() - before
    return Run(
        rate=result["rate"],
        p50=result["p50_us"],
        p99=result["p99_us"],
        server_us=used / 1000 / result["calls"],
        client_us=result["client_cpu_us"],
    )


def median(runs: list[Run]) -> Run:
    """Each figure's median."""
    fields = ("rate", "p50", "p99", "server_us", "client_us")
    return Run(**{field: statistics.median(getattr(run, field) for run in runs) for field in fields})


def compare(systems: list[System], rounds: int, seconds: float) -> dict[str, dict[tuple[int, int], Run]]:
    """All systems under all loads, in turns, so that what disturbs one disturbs the others too."""
    runs: dict[str, dict[tuple[int, int], list[Run]]] = {system.name: {} for system in systems}
    for number in range(rounds):
        for connections, in_flight in LOADS:
            # Who goes first changes from round to round.
            turn = number % len(systems)
            for system in systems[turn:] + systems[:turn]:
                run = load_once(system, connections, in_flight, seconds)
                runs[system.name].setdefault((connections, in_flight), []).append(run)
        print(f"round {number + 1} of {rounds} is done", file=sys.stderr)
    return {name: {load: median(all) for load, all in loads.items()} for name, loads in runs.items()}


def system_calls(system: System, in_flight: int) -> float:
    """System calls of the server for one call; those of one connection's begin and end are in it."""
    with Server(system.server) as server:
        counter = server.counting_system_calls()
        result = finished(start_client([str(system.client), server.socket, "1", str(in_flight), "2"]))
        return round(counted(counter) / result["calls"], 2)


def idle_memory(system: System, connections: int, streams: int, method: str) -> float:
    """Bytes of the server's memory for each of the connections, or of their streams where they have some."""
    with Server(system.server) as server:
        arguments = [str(system.client), server.socket, "hold"]
        # What is made once, for the first, is not counted.
        warm = start_client(arguments + ["8", "8", method])
        warm.stdout.readline()
        time.sleep(0.5)
        before = server.memory()
        client = start_client(arguments + [str(connections), str(streams), method])
        client.stdout.readline()
        time.sleep(1)
        grown = server.memory() - before
        for holder in (client, warm):
            holder.communicate()
    return grown / (connections * max(1, streams))


def neighbour(system: System, rounds: int, seconds: float) -> tuple[float, float]:
    """The p99 of unary calls in µs, alone and beside a watch on the same connection that nobody reads: medians."""
    alone: list[float] = []
    beside: list[float] = []
    with Server(system.server) as server:
        arguments = [str(system.client), server.socket, "1", "8", str(seconds)]
        for _ in range(rounds):
            alone.append(finished(start_client(arguments))["p99_us"])
            beside.append(finished(start_client(arguments + ["watch"]))["p99_us"])
    return statistics.median(alone), statistics.median(beside)
