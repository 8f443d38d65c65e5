from __future__ import annotations

import argparse
import asyncio
import json
import sys

from paas_rpc.client import Client
from paas_rpc.conformance.driver import Command, Driver
from paas_rpc.connection import Keepalive
from paas_rpc.limits import Limits


def say(event: Command) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


async def main() -> None:
    parser = argparse.ArgumentParser("python -m paas_rpc.conformance", description="Driver for conformance scripts")
    parser.add_argument("socket")
    parser.add_argument("--keepalive-after", type=float, metavar="MS", default=30_000)
    parser.add_argument("--keepalive-patience", type=float, metavar="MS", default=10_000)
    parser.add_argument("--message-bytes", type=int, default=Limits().message_bytes)
    given = parser.parse_args()

    loop = asyncio.get_running_loop()
    # Lines of commands are as long as the requests in them.
    lines = asyncio.StreamReader(limit=64 << 20)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    keepalive = Keepalive(given.keepalive_after / 1000, given.keepalive_patience / 1000)
    async with Client(
        given.socket, keepalive=keepalive, limits=Limits(message_bytes=given.message_bytes)
    ) as client:
        driver = Driver(client, say)
        say({"ready": True})
        while line := await lines.readline():
            await driver.obey(line.decode())
        driver.finish()


asyncio.run(main())
