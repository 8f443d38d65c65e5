"""The watch of databases: nothing is missed and nothing comes twice, whatever is cut off where."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from paas_rpc import Client, PermissionDenied, SyncClient
from paas_rpc.databases import (
    Bookmark,
    Database,
    Position,
    Reset,
    Synced,
    Transition,
    WatchStatusRequest,
    WatchStatusResponse,
)
from paas_rpc.watch import Backoff, Progress, StatusWatch, SyncStatusWatch
from peer import MSG, OPEN, Peer, frame, serving

FAST = Backoff(first=0.001, longest=0.01)


def event(kind: str, revision: int, previous: int = 0, epoch: str = "e") -> WatchStatusResponse:
    made = WatchStatusResponse(epoch=epoch, revision=revision, previous=previous)
    if kind == "snapshot":
        made.snapshot.CopyFrom(Database(id="d", revision=revision))
    elif kind == "transition":
        made.transition.CopyFrom(Transition(sequence=revision))
    elif kind == "reset":
        made.reset.CopyFrom(Reset(reason="Compacted"))
    elif kind == "synced":
        made.synced.CopyFrom(Synced())
    else:
        made.bookmark.CopyFrom(Bookmark())
    return made


SNAPSHOT = [event("snapshot", 7), event("snapshot", 7, 7), event("synced", 7, 7)]


def told(progress: Progress, *events: WatchStatusResponse) -> list[str]:
    out = []
    for item in events:
        passed = progress.take(item)
        out += ["gap"] if passed is None else [f"{each.WhichOneof('event')} {each.revision}" for each in passed]
    return out


def test_a_snapshot_is_passed_on_when_it_is_whole() -> None:
    progress = Progress()
    assert progress.begin() is None
    assert told(progress, *SNAPSHOT[:2]) == [] and progress.position is None
    assert told(progress, SNAPSHOT[2]) == ["snapshot 7", "snapshot 7", "synced 7"]
    assert progress.position == Position(epoch="e", revision=7)
    assert told(progress, event("transition", 9, 7), event("bookmark", 12, 9)) == ["transition 9", "bookmark 12"]
    assert progress.position == Position(epoch="e", revision=12)


def test_a_snapshot_that_is_cut_off_never_was() -> None:
    progress = Progress()
    progress.begin()
    told(progress, *SNAPSHOT[:2])
    assert progress.begin() is None
    assert told(progress, event("snapshot", 8), event("synced", 8, 8)) == ["snapshot 8", "synced 8"]


@pytest.mark.parametrize("previous", [0, 7])
def test_after_a_cut_it_goes_on_behind_its_place(previous: int) -> None:
    progress = Progress(Position(epoch="e", revision=7))
    assert progress.begin() == Position(epoch="e", revision=7)
    assert told(progress, event("transition", 7, 0), event("transition", 8, previous)) == ["transition 8"]


def test_a_gap_is_seen() -> None:
    progress = Progress(Position(epoch="e", revision=7))
    progress.begin()
    assert told(progress, event("transition", 10, 9)) == ["gap"]
    assert progress.begin() == Position(epoch="e", revision=7)
    assert told(progress, event("transition", 9, 0, epoch="other")) == ["gap"]


def test_a_reset_is_passed_on_once_with_its_snapshot() -> None:
    progress = Progress(Position(epoch="e", revision=7))
    progress.begin()
    assert told(progress, event("reset", 20, epoch="f"), event("snapshot", 20, 20, "f")) == []
    # Cut off: the next call has no place to resume after, and its snapshot comes without a reset.
    assert progress.begin() is None
    again = [event("snapshot", 21, 0, "f"), event("synced", 21, 21, "f")]
    assert told(progress, *again) == ["reset 20", "snapshot 21", "synced 21"]
    assert progress.begin() == Position(epoch="f", revision=21)
    assert told(progress, event("transition", 22, 0, "f")) == ["transition 22"]


class History:
    """A server whose connections end after so many events each, and that resumes where it is asked to."""

    def __init__(self, cuts: list[int]) -> None:
        self.cuts = cuts
        self.asked: list[int] = []

    async def play(self, peer: Peer) -> None:
        await peer.begin()
        opened = await peer.expect(OPEN)
        request = WatchStatusRequest.FromString(opened.message)
        self.asked.append(request.resume.revision)
        events = SNAPSHOT if not request.HasField("resume") else []
        last = request.resume.revision if request.HasField("resume") else 7
        events = events + [event("transition", number, 0 if number == last + 1 and not events else number - 1)
                           for number in range(last + 1, 40)]
        cut = self.cuts.pop(0) if self.cuts else len(events)
        for item in events[:cut]:
            peer.send(frame(opened.stream, MSG, message=item.SerializeToString()))
        if cut < len(events):
            await peer.writer.drain()
            peer.writer.close()
        else:
            peer.end(opened.stream, code=7, reason="TokenRevoked")


EXPECTED = ["snapshot 7", "snapshot 7", "synced 7", *(f"transition {number}" for number in range(8, 40))]


@pytest.mark.parametrize("cuts", [[], [0, 0, 0], [1, 2, 3], [5, 1, 1, 0, 9]])
async def test_it_outlives_connections(path: Path, cuts: list[int]) -> None:
    history = History(cuts)
    seen = []
    async with serving(path, history.play), Client(path) as client:
        watch = StatusWatch(client, org="acme", backoff=FAST)
        with pytest.raises(PermissionDenied):
            async for item in watch:
                seen.append(f"{item.WhichOneof('event')} {item.revision}")
        assert watch.position == Position(epoch="e", revision=39)
    assert seen == EXPECTED


async def test_a_server_that_is_away_is_waited_for(path: Path) -> None:
    async with Client(path) as client:
        watch = StatusWatch(client, backoff=FAST, resume=Position(epoch="e", revision=38))
        following = asyncio.ensure_future(anext(watch))
        while watch.interrupted is None:
            await asyncio.sleep(0.001)
        assert watch.interrupted.reason == "Unreachable"
        history = History([])
        async with serving(path, history.play):
            assert (await following).revision == 39
            assert watch.interrupted is None and history.asked == [38]
            await watch.aclose()


def played(path: Path, play: Callable[[Peer], object], work: Callable[[], None]) -> None:
    """Work that blocks, beside a server on a loop."""

    async def run() -> None:
        async with serving(path, play):  # type: ignore[arg-type]
            await asyncio.to_thread(work)

    asyncio.run(run())


def test_the_blocking_watch(path: Path) -> None:
    seen = []

    def work() -> None:
        with SyncClient(path) as client, SyncStatusWatch(client, backoff=FAST) as watch:
            with pytest.raises(PermissionDenied):
                for item in watch:
                    seen.append(f"{item.WhichOneof('event')} {item.revision}")

    played(path, History([4, 4]).play, work)
    assert seen == EXPECTED


