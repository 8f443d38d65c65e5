"""The other side: a program that decodes and encodes what it is sent (Tests/Codec/Peer)."""

import subprocess
from concurrent.futures import ThreadPoolExecutor


class Peer:
    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._writer = ThreadPoolExecutor(1)

    def ask(self, questions: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        """Answers in the same order: `e` and the message encoded again, `r` and why it is refused."""
        pieces = []
        for name, data in questions:
            body = len(name).to_bytes(2, "big") + name.encode() + data
            pieces.append(len(body).to_bytes(4, "big") + body)
        written = self._writer.submit(self._write, b"".join(pieces))
        answers = [self._read() for _ in questions]
        written.result()
        return answers

    def close(self) -> int:
        self._process.stdin.close()
        self._writer.shutdown()
        return self._process.wait(timeout=10)

    def _write(self, data: bytes) -> None:
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _read(self) -> tuple[str, bytes]:
        length = int.from_bytes(self._exactly(4), "big")
        answer = self._exactly(length)
        return chr(answer[0]), answer[1:]

    def _exactly(self, count: int) -> bytes:
        data = self._process.stdout.read(count)
        if len(data) < count:
            raise SystemExit(f"the program has ended with status {self._process.wait(timeout=10)}")
        return data
