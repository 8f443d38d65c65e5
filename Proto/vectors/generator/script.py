"""Scripts, put together line by line."""

from __future__ import annotations

import json

from . import encoding as e
from .encoding import Bytes


class Script:
    """One case. Methods append lines; `text` is the file."""

    def __init__(self, kind: str, name: str, title: str):
        self.kind, self.name = kind, name
        self.lines = [f"title {title}"]

    @property
    def path(self) -> str:
        return f"{self.kind}/{self.name}.txt"

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def line(self, *words: object) -> "Script":
        self.lines.append(" ".join(str(word) for word in words))
        return self

    def note(self, text: str) -> "Script":
        return self.line("#", text)

    def send(self, *parts: "Bytes | bytes", verb: str = "send") -> "Script":
        for part in parts:
            self.line(verb, e.of(part).text(" "))
        return self

    def expect(self, event: str, **keys: object) -> "Script":
        return self.line("expect", event, *self._keys(keys))

    def refute(self, event: str, **keys: object) -> "Script":
        return self.line("refute", event, *self._keys(keys))

    @staticmethod
    def _keys(keys: dict[str, object]) -> list[str]:
        words = []
        for key, value in keys.items():
            if value is None:
                continue
            if isinstance(value, (Bytes, bytes)):
                value = e.of(value).text("+")
            elif isinstance(value, bool):
                value = int(value)
            elif isinstance(value, (list, tuple)) and key in ("trailers", "metadata"):
                value = ",".join(f"{name}:{e.of(item).text('+')}" for name, item in value) or "-"
            elif isinstance(value, (list, tuple)):
                value = ",".join("|".join(item) for item in value) or "-"
            words.append(f"{key.rstrip('_').replace('__', '-')}={str(value).replace(' ', '%20')}")
        return words

    def tell(self, **command: object) -> "Script":
        return self.line("tell", _json(command))

    def hear(self, **event: object) -> "Script":
        return self.line("hear", _json(event))

    def call(self, id: int | str, shape: str, method: str, *requests: "Bytes | bytes", **more: object) -> "Script":
        path = method if method.startswith("/") else e.METHOD + method
        self.called = path
        bodies = [e.of(request).text(" ").replace("-", "") for request in requests]
        return self.tell(id=id, call=shape, method=path, requests=bodies, **more)

    def response(self, id: int | str, body: "Bytes | bytes") -> "Script":
        return self.hear(id=id, response=e.of(body).text(" ").replace("-", ""))

    def ended(self, id: int | str, code: int = 0, **parts: object) -> "Script":
        return self.hear(id=id, end={"code": code, **parts})

    def repeat(self, name: str, first: int, last: int) -> "Script":
        return self.line("repeat", name, first, last)

    def done(self) -> "Script":
        return self.line("done")


def _json(value: dict[str, object]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    # A loop's number stands where a number stands, without quotes.
    return text.replace('"{i}"', "{i}").replace('"{k}"', "{k}")


class ServerScript(Script):
    """A client plays it against a server."""

    def __init__(self, name: str, title: str):
        super().__init__("server", name, title)

    def connect(self, name: str = "a", **hello: object) -> "ServerScript":
        """A connection whose handshake is over."""
        self.line("connect", name).send(e.PREFACE + e.hello(**hello)).expect("hello")
        return self

    def raw(self, name: str = "a") -> "ServerScript":
        self.line("connect", name)
        return self

    def dies(self, code: str) -> "ServerScript":
        """The connection ends with an error."""
        self.expect("goaway", code=code)
        self.expect("closed")
        return self

    def alive(self, stream: "int | str") -> "ServerScript":
        """A call on the connection goes well."""
        self.send(e.open_frame(stream, "Unary", e.unary(b"alive")))
        self.expect("end", stream=stream, code=0, body=e.blob(1, b"alive"))
        return self

    def count_hangs(self, stream: int, begun: int, cancelled: int) -> "ServerScript":
        self.send(e.open_frame(stream, "CountHangs"))
        self.expect("end", stream=stream, code=0, body=e.hangs(begun, cancelled))
        return self


class ClientScript(Script):
    """A server plays it against a client."""

    def __init__(self, name: str, title: str):
        super().__init__("client", name, title)

    def accept(self, name: str = "a", **hello: object) -> "ClientScript":
        """A connection whose handshake is over."""
        self.line("accept", name).expect("hello", version_min=1)
        self.send(e.hello(instance="vectors-1", **hello))
        return self

    def opened(self, bind: str, method: str = "", body: "Bytes | bytes | None" = None, **keys: object):
        """The client's next call, of the method that was last called unless another is given."""
        self.expect("open", bind=bind, method=e.METHOD + method if method else self.called, **keys)
        if body is not None:
            self.expect("message", stream=f"${bind}", body=body)
        return self

    def alive(self, id: int, bind: str) -> "ClientScript":
        """A call goes well on this connection."""
        self.call(id, "unary", "Unary", e.unary(b"alive")).opened(bind, body=e.unary(b"alive"))
        self.expect("half-close", stream=f"${bind}").send(e.end(f"${bind}", e.blob(1, b"alive")))
        self.response(id, e.blob(1, b"alive")).ended(id)
        return self

    def dies(self, code: str, *ids: int) -> "ClientScript":
        """The client ends the connection, and its calls fail."""
        self.expect("goaway", code=code)
        self.expect("closed")
        for id in ids:
            self.ended(id, 14)
        return self


class PairScript(Script):
    """A driver plays it with the conformance server."""

    def __init__(self, name: str, title: str):
        super().__init__("pair", name, title)
