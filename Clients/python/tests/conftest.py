from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

# No test may hang: what it waits for is there long before.
PATIENCE = 60


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Coroutines are tests too, each on a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: pyfuncitem.funcargs[name] for name in names}

    async def run() -> None:
        async with asyncio.timeout(PATIENCE):
            await pyfuncitem.obj(**arguments)

    asyncio.run(run())
    return True


@pytest.fixture
def path() -> Iterator[Path]:
    """A place for a socket: short, since such paths have 107 bytes."""
    with TemporaryDirectory(prefix="paas-") as folder:
        yield Path(folder) / "s"
