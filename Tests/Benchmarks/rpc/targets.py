"""Figures, and what the project wants of them."""

import json
import pathlib
from dataclasses import asdict, dataclass

from measuring import Run


@dataclass
class Figure:
    """One figure; a target of `None` is a figure that only explains others."""

    name: str
    value: float
    unit: str
    target: float | None = None
    holds: bool | None = None


def at_most(name: str, value: float, target: float, unit: str = "×") -> Figure:
    return Figure(name, value, unit, target, value <= target)


def at_least(name: str, value: float, target: float, unit: str = "×") -> Figure:
    return Figure(name, value, unit, target, value >= target)


def ratios(runs: dict[str, dict[tuple[int, int], Run]]) -> list[Figure]:
    """The targets that compare servers of one run."""
    raw = runs["ours, C client"]
    one, many, spread = (1, 1), (1, 64), (8, 8)
    figures = []
    for peer, p50, rate, processor in (("ttrpc", 0.45, 5, 0.2), ("gRPC C++", 0.35, 8, 0.12)):
        if peer not in runs:
            continue
        swift, other = runs["ours"], runs[peer]
        figures += [
            at_most(f"p50 at 1 in flight, of {peer}'s", swift[one].p50 / other[one].p50, p50),
            at_least(f"calls/s at 64 in flight, of {peer}'s", swift[many].rate / other[many].rate, rate),
            at_least(f"calls/s at 8 × 8, of {peer}'s", swift[spread].rate / other[spread].rate, rate),
            at_most(
                f"server CPU for a call at 64, of {peer}'s", swift[many].server_us / other[many].server_us, processor),
        ]
        if peer == "ttrpc":
            figures.append(at_most("p99 at 64 in flight, of ttrpc's", swift[many].p99 / other[many].p99, 0.3))
    floor = runs["floor"]
    figures += [
        at_most("p50 at 1 in flight, of the floor's", raw[one].p50 / floor[one].p50, 1.5),
        at_least("calls/s at 64 in flight, of the floor's", raw[many].rate / floor[many].rate, 0.35),
        at_least("calls/s at 8 × 8, of the floor's", raw[spread].rate / floor[spread].rate, 0.35),
    ]
    return figures


def raw_figures(runs: dict[str, dict[tuple[int, int], Run]]) -> list[Figure]:
    """Every median, for the file."""
    units = {"rate": "calls/s", "p50": "µs", "p99": "µs", "server_us": "µs/call", "client_us": "µs/call"}
    return [
        Figure(f"{name}, {connections} × {in_flight}: {field}", getattr(run, field), unit)
        for name, loads in runs.items()
        for (connections, in_flight), run in loads.items()
        for field, unit in units.items()
    ]


def show_runs(runs: dict[str, dict[tuple[int, int], Run]]) -> None:
    """A table of the medians."""
    print("\n| connections × in flight | server | calls/s | p50 µs | p99 µs | server CPU µs/call | client CPU µs/call |")
    print("|---|---|---|---|---|---|---|")
    for load in next(iter(runs.values())):
        for name, loads in runs.items():
            run = loads[load]
            print(
                f"| {load[0]} × {load[1]} | {name} | {run.rate:,.0f} | {run.p50:.1f} | {run.p99:.1f} "
                f"| {run.server_us:.2f} | {run.client_us:.2f} |")


def show_figures(figures: list[Figure]) -> None:
    """A table of the figures with their targets."""
    print("\n| figure | value | target | |\n|---|---|---|---|")
    for figure in figures:
        target = "" if figure.target is None else f"{figure.target:g}"
        verdict = {None: "", True: "holds", False: "FALLS SHORT"}[figure.holds]
        print(f"| {figure.name} | {figure.value:.2f} {figure.unit} | {target} | {verdict} |")


def write(figures: list[Figure], path: pathlib.Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=2, ensure_ascii=False) + "\n")
    print(f"\nwritten to {path}")
