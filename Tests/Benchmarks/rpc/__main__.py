"""Measures the RPC layer beside its peers and prints what holds.

usage: python3 rpc PEERS SERVER CLIENT DATABASES [--rounds N] [--seconds S] [--only PART] [--json FILE]
"""

import argparse
import os
import pathlib

import get_database
import measuring
import targets
from measuring import System


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the RPC layer beside its peers.")
    parser.add_argument("peers", type=pathlib.Path, help="folder of the floor, the load generator and the peers")
    parser.add_argument("server", type=pathlib.Path, help="our server")
    parser.add_argument("client", type=pathlib.Path, help="our load generator on the Swift client")
    parser.add_argument("databases", type=pathlib.Path, help="the daemon's calls on a control plane of their own")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--only", choices=["floor", "peers", "memory", "database"], help="a part of the measurement")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()

    peers = options.peers.resolve()
    raw = System("ours, C client", options.server.resolve(), peers / "load")
    systems = [System("floor", peers / "floor", peers / "load"), raw]
    if options.only != "floor":
        systems += [
            System("ours", options.server.resolve(), options.client.resolve()),
            System("ttrpc", peers / "ttrpc-server", peers / "ttrpc-client"),
            System("gRPC C++", peers / "grpc-server", peers / "grpc-client"),
        ]
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"The machine is busy (load {load:.1f}): ratios of these figures mean less than they should.")

    figures: list[targets.Figure] = []
    compares = options.only not in ("memory", "database")
    if compares:
        runs = measuring.compare(systems, options.rounds, options.seconds)
        targets.show_runs(runs)
        figures += targets.ratios(runs)
    if options.only in (None, "memory"):
        figures += alone(raw, options.rounds, options.seconds)
    if options.only in (None, "database"):
        figures += get_database.measure(
            options.databases.resolve(), peers / "load", options.rounds, max(1, options.seconds))
    targets.show_figures(figures)
    if options.json:
        explaining = targets.raw_figures(runs) if compares else []
        targets.write(figures + explaining, options.json)


def alone(ours: System, rounds: int, seconds: float) -> list[targets.Figure]:
    """What is measured of our server without a peer."""
    quiet, beside = measuring.neighbour(ours, 2 * rounds, seconds)
    hang = "/paas.conformance.v1.Conformance/HangStream"
    watch = "/paas.health.v1.Health/Watch"
    return [
        targets.at_most("system calls for a call, 1 in flight", measuring.system_calls(ours, 1), 3, ""),
        targets.at_most("system calls for a call, 64 in flight", measuring.system_calls(ours, 64), 0.2, ""),
        targets.at_most("memory of an idle connection", measuring.idle_memory(ours, 1000, 0, hang) / 1024, 6, "KiB"),
        targets.at_most("memory of an idle watch", measuring.idle_memory(ours, 8, 1000, watch) / 1024, 4, "KiB"),
        targets.at_most("p99 beside an unread watch, of that without", beside / quiet, 1.1),
    ]


main()
