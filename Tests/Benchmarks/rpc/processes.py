"""Servers and clients as processes on cores of their own, and what the kernel counts of them."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time


def cores() -> tuple[int, int]:
    """The cores of the server and of the client: the last two that may be used."""
    usable = sorted(os.sched_getaffinity(0))
    if len(usable) < 2:
        raise SystemExit("Two cores are needed: one for the server, one for the client.")
    return usable[-2], usable[-1]


class Server:
    """A server that runs while the block does."""

    def __init__(self, program: pathlib.Path):
        self.program = program

    def __enter__(self) -> "Server":
        self.folder = tempfile.TemporaryDirectory(prefix="bench-")
        self.socket = os.path.join(self.folder.name, "s")
        core = cores()[0]
        self.process = subprocess.Popen(
            [self.program, self.socket],
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        )
        end = time.monotonic() + 10
        while not os.path.exists(self.socket):
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{self.program.name} does not listen.")
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()

    def nanoseconds(self) -> int:
        """Processor time that its threads have used."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total

    def memory(self) -> int:
        """Bytes of memory that it has for itself, or its share of what it has with others."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
        raise SystemExit("The kernel tells no Pss.")

    def counting_system_calls(self) -> subprocess.Popen:
        """Counts the system calls of all its threads until it is asked for them by `counted`."""
        counter = subprocess.Popen(
            ["perf", "stat", "-x,", "-e", "raw_syscalls:sys_enter", "-p", str(self.process.pid)],
            stderr=subprocess.PIPE,
            text=True,
        )
        # It says nothing when it has begun.
        time.sleep(0.5)
        return counter


def counted(counter: subprocess.Popen) -> int:
    """System calls since the counting began."""
    counter.send_signal(signal.SIGINT)
    _, output = counter.communicate()
    for line in output.splitlines():
        if "raw_syscalls:sys_enter" in line and line.split(",")[0].isdigit():
            return int(line.split(",")[0])
    raise SystemExit(f"perf counts no system calls: {output.strip()}")


def start_client(command: list[str]) -> subprocess.Popen:
    """A client on its core."""
    core = cores()[1]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )


def finished(client: subprocess.Popen) -> dict:
    """What a load generator prints at its end."""
    output, _ = client.communicate(timeout=120)
    if client.returncode != 0:
        raise SystemExit(f"{client.args[0]} failed: {output}")
    return json.loads(output.splitlines()[-1])
