"""Carries connections from here to an address in another network namespace.

forward.py NAMESPACE HOST PORT   prints the port that it listens on at 127.0.0.1, and runs until it is ended

Chromium gives up what it loads whenever a network interface comes or goes, and each container has one: so the browser stays
outside of the engine's namespace.
"""

import asyncio
import ctypes
import os
import socket
import sys

CLONE_NEWNET = 0x40000000


async def copy(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def serve(listener, host, port):
    async def carry(reader, writer):
        try:
            far_reader, far_writer = await asyncio.open_connection(host, port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer))

    server = await asyncio.start_server(carry, sock=listener)
    print(listener.getsockname()[1], flush=True)
    await server.serve_forever()


def main():
    namespace, host, port = sys.argv[1:]
    listener = socket.create_server(("127.0.0.1", 0))
    # A socket stays where it was made; those that are made from now on are there.
    libc = ctypes.CDLL(None, use_errno=True)
    with open(namespace) as file:
        if libc.setns(file.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), namespace)
    asyncio.run(serve(listener, host, int(port)))


main()
