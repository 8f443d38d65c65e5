#!/usr/bin/env python3
"""Measures a server's resident memory while clients break or strain the limits of docs/protocol.md.

    memory.py SERVER [SCENARIO...]

SERVER    a built conformance-server; each scenario gets one of its own
SCENARIO  those below; all if none is given

Prints a table and fails when the memory of a scenario grows beyond its bound, or when the server does not answer an
ordinary client meanwhile.
"""
import os
import pathlib
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

KIB, MIB = 1 << 10, 1 << 20
PREFACE = bytes.fromhex("f9706161730d0a00")
HELLO, OPEN, MSG, END_FRAME, CANCEL, CREDIT, PING, GOAWAY = range(1, 9)
END, MORE = 1, 2
SERVICE = "/paas.conformance.v1.Conformance/"


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def frame(kind, stream, metadata=b"", message=b"", flags=0):
    header = struct.pack(">IIBBH", len(metadata) + len(message), stream, kind, flags, len(metadata))
    return header + metadata + message


def opening(stream, method, message=b"", flags=END, credit=(0, 0), more=b""):
    metadata = field(2, SERVICE + method) + more + field(6, credit[0]) + field(7, credit[1])
    return frame(OPEN, stream, metadata, message, flags)


class Client:
    """A raw connection that has said HELLO, unless it is told not to."""

    def __init__(self, path, hello=True):
        deadline = time.monotonic() + 60
        while True:
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.settimeout(10)
            try:
                self.socket.connect(path)
                break
            except BlockingIOError:
                # The queue of connections that wait to be accepted is full.
                self.socket.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
        self.input = b""
        self.closed = False
        if hello:
            limits = field(1, 65_536) + field(2, 4_194_304) + field(3, 8_192) + field(4, 1_024)
            large = field(6, 0x7FFFFFFF) + field(7, 0x7FFFFFFF)
            self.send(PREFACE + frame(HELLO, 0, field(1, 1) + field(2, 1) + field(3, limits) + large))

    def send(self, data, seconds=10):
        """Sends as much as the server takes; returns how much that was."""
        self.socket.setblocking(False)
        view, sent, deadline = memoryview(data), 0, time.monotonic() + seconds
        while sent < len(view):
            try:
                sent += self.socket.send(view[sent : sent + MIB])
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0 or not select.select([], [self.socket], [], left)[1]:
                    break
            except OSError:
                self.closed = True
                break
        return sent

    def frames(self, seconds=0.0):
        """The frames that are there, or come in time: (type, stream, flags, metadata, message)."""
        out, deadline = [], time.monotonic() + seconds
        while not self.closed:
            left = max(0, deadline - time.monotonic())
            if not select.select([self.socket], [], [], left)[0]:
                break
            try:
                data = self.socket.recv(MIB)
            except OSError:
                data = b""
            self.closed = not data
            self.input += data
            while len(self.input) >= 12:
                length, stream, kind, flags, split = struct.unpack(">IIBBH", self.input[:12])
                if len(self.input) < 12 + length:
                    break
                payload, self.input = self.input[12 : 12 + length], self.input[12 + length :]
                out.append((kind, stream, flags, payload[:split], payload[split:]))
            if out and seconds == 0:
                break
        return out

    def wait(self, wanted, seconds=60):
        """Whether a frame of a type comes in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not self.closed:
            if any(received[0] == wanted for received in self.frames(0.05)):
                return True
        return False

    def close(self):
        self.socket.close()


class Server:
    def __init__(self, program, directory):
        self.path = str(directory / "socket")
        self.process = subprocess.Popen([program, self.path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = self.process.stdout.readline()
        if b"listening" not in line:
            raise SystemExit(f"memory.py: {program} does not listen: {line}")
        self.clients = []
        # What the first calls cost is not the clients' doing.
        for _ in range(3):
            self.check()
        self.before = self.resident()
        self.reset()

    def connect(self, hello=True):
        client = Client(self.path, hello)
        self.clients.append(client)
        return client

    def check(self):
        """An ordinary client is served."""
        client = Client(self.path)
        client.send(opening(1, "Unary", field(1, b"ping")))
        answered = client.wait(END_FRAME)
        client.close()
        return answered

    def _status(self, name):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) * KIB
        raise SystemExit("memory.py: the server has ended")

    def resident(self):
        return self._status("VmRSS")

    def reset(self):
        """Forgets the highest memory so far."""
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def peak(self):
        return self._status("VmHWM") - self.before

    def stop(self):
        for client in self.clients:
            client.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


# Scenarios: each strains the server and returns the bytes that its limits allow, without the slack for everybody.


def idle_connections(server):
    """250 connections that have said HELLO and nothing else."""
    for _ in range(250):
        server.connect()
    for client in server.clients:
        client.wait(HELLO)
    return 250 * 24 * KIB


def silent_connections(server):
    """250 connections that do not even say HELLO, and are closed for it."""
    clients = [server.connect(hello=False) for _ in range(250)]
    for client in clients:
        client.send(PREFACE[:5])
    for client in clients:
        if not client.wait(GOAWAY):
            raise AssertionError("a connection without HELLO stays")
    return 250 * 24 * KIB


def half_frames(server):
    """100 connections with all of a frame but its last byte."""
    for _ in range(100):
        server.connect().send(frame(OPEN, 1, field(2, SERVICE + "Unary"), bytes(65_000))[:-1])
    return 100 * 2 * 65_536


def announced_frames(server):
    """200 connections with the header of a large frame, and 200 with one that is too large."""
    for _ in range(200):
        server.connect().send(struct.pack(">IIBBH", 65_536, 1, OPEN, END, 0))
    for _ in range(200):
        client = Client(server.path)
        client.send(struct.pack(">IIBBH", 0xFFFFFFFF, 1, OPEN, END, 0))
        if not client.wait(GOAWAY):
            raise AssertionError("a frame of 4 GiB was not refused")
        client.close()
    return 200 * 96 * KIB


def fragments(server):
    """A connection with as many requests as it may open, each in pieces of which the last never comes."""
    client = server.connect()
    for stream in range(1, 1_025):
        client.send(opening(stream, "Unary", bytes(32_768), MORE))
    for _ in range(6):
        for stream in range(1, 1_025):
            client.send(frame(MSG, stream, b"", bytes(32_768), MORE))
        client.frames()
    # Arrays grow by doubling.
    return 2 * 64 * MIB


def requests_for_nobody(server):
    """Streams of requests whose handlers wait for credit that never comes."""
    client = server.connect()
    for stream in range(1, 101):
        client.send(opening(stream, "BidiStream", field(1, b"first"), 0))
    granted, deadline = {}, time.monotonic() + 10
    while len(granted) < 100 and time.monotonic() < deadline and not client.closed:
        for kind, stream, _, _, _ in client.frames(0.1):
            if kind == CREDIT and stream:
                granted[stream] = True
    request = field(1, bytes(250 * KIB))
    for stream in granted:
        for _ in range(15):
            for start in range(0, len(request), 65_536):
                piece = request[start : start + 65_536]
                client.send(frame(MSG, stream, b"", piece, MORE if start + 65_536 < len(request) else 0))
            client.frames()
    return 2 * 64 * MIB


def unread_responses(server):
    """A connection that asks for 4 GiB of responses and reads none."""
    client = server.connect()
    large = field(2, 4_000_000)
    client.send(b"".join(opening(stream, "Unary", large) for stream in range(1, 1_025)), 5)
    time.sleep(2)
    # What waits for a peer that does not read, and one message.
    return 64 * MIB + 2 * 4 * MIB


def unread_late_responses(server):
    """The same, but the handlers have begun before the first response is there."""
    client = server.connect()
    late = field(2, 4_000_000) + field(3, 1_500)
    client.send(b"".join(opening(stream, "Unary", late) for stream in range(1, 1_025)), 5)
    time.sleep(4)
    return 64 * MIB + 2 * 4 * MIB


def unread_streams(server):
    """A connection with 64 streams that have all credit, and nobody reads."""
    client = server.connect()
    sizes = field(1, varint(60_000) * 1_000)
    credit = (0x7FFFFFFF, 0x7FFFFFFF)
    for stream in range(1, 65):
        client.send(opening(stream, "ServerStream", sizes, credit=credit), 2)
    time.sleep(2)
    return 64 * MIB


def many_calls(server):
    """16 connections with as many calls as they may open, and as many again that are refused."""
    for _ in range(16):
        client = server.connect()
        client.send(b"".join(opening(stream, "Hang") for stream in range(1, 2_049)))
        client.frames()
    return 16 * (1_024 * 8 * KIB + MIB)


def large_metadata(server):
    """A connection whose open calls have as much metadata as a call may have."""
    client = server.connect()
    entry = field(5, field(1, "token") + field(2, bytes(7_900)))
    client.send(b"".join(opening(stream, "Hang", more=entry) for stream in range(1, 1_025)), 10)
    client.frames()
    return 1_024 * (3 * 8 * KIB + 8 * KIB)


def amplification(server):
    """Requests of 4 MiB whose parts are larger in memory than on the wire."""
    entries = field(4, field(4, b"") * 2_000_000)[:4_000_000]
    outcome = field(4, field(4, b"") * 1_999_000)
    numbers = field(1, varint(1) * 1_000) * 3_900
    for request, method in ((outcome, "Unary"), (numbers, "ServerStream"), (entries, "Unary")):
        client = server.connect()
        for stream in range(1, 4):
            client.send(opening(stream, method, b"", MORE))
            for start in range(0, len(request), 65_536):
                piece = request[start : start + 65_536]
                client.send(frame(MSG, stream, b"", piece, MORE if start + 65_536 < len(request) else END))
            client.frames()
    # The decoded form of one message in C, the same in Swift, and the requests of three connections.
    return (64 + 2 * 64) * MIB + 9 * 2 * 4 * MIB


def floods(server):
    """20 connections each with pings, credits, cancels and extensions until the server has enough of them."""
    kinds = [
        frame(PING, 0, b"", bytes(8)), frame(CREDIT, 0, field(1, 1) + field(2, 1)), frame(CANCEL, 1, field(1, 1)),
        frame(0x90, 0, b"", b"nothing"),
    ]
    for index in range(20):
        client = server.connect()
        client.send(opening(1, "Hang"))
        client.send(kinds[index % 4] * 50_000, 5)
        if not client.wait(GOAWAY) and not client.closed:
            raise AssertionError(f"flood {index % 4} goes on")
    return 20 * MIB


def comings_and_goings(server):
    """2,000 connections one after the other, each with a call in pieces that it leaves behind."""
    for _ in range(2_000):
        client = Client(server.path)
        client.send(opening(1, "Unary", bytes(20_000), MORE) + opening(2, "Hang"))
        client.close()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.resident() - server.before > 8 * MIB:
        time.sleep(0.1)
    return 8 * MIB


SCENARIOS = [
    idle_connections, silent_connections, half_frames, announced_frames, fragments, requests_for_nobody,
    unread_responses, unread_late_responses, unread_streams, many_calls, large_metadata, amplification, floods,
    comings_and_goings,
]
# Memory of the allocator and of buffers that all connections share.
SLACK = 24 * MIB


def run(program, scenario):
    with tempfile.TemporaryDirectory() as directory:
        server = Server(program, pathlib.Path(directory))
        try:
            bound = scenario(server) + SLACK
            answers = server.check()
            peak = server.peak()
        finally:
            server.stop()
    return peak, bound, answers


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    program, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    known = {scenario.__name__: scenario for scenario in SCENARIOS}
    failed = 0
    print(f"{'scenario':22} {'grown by':>10} {'bound':>10}   others are served")
    for name in wanted or known:
        try:
            peak, bound, answers = run(program, known[name])
            is_fine = peak <= bound and answers
            words = f"{peak / MIB:6.1f} MiB {bound / MIB:6.1f} MiB   {'yes' if answers else 'NO'}"
        except (AssertionError, ConnectionError, OSError) as error:
            is_fine, words = False, f"{type(error).__name__}: {error}"
        failed += not is_fine
        print(f"{name:22} {words}{'' if is_fine else '   FAILED'}", flush=True)
    print(f"{len(wanted or known) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
