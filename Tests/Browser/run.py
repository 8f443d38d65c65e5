"""Runs the tests of this folder one after another: each function whose name begins with `test_`."""

import sys
import time
import traceback

from playwright.sync_api import expect, sync_playwright

import test_accessibility
import test_failure
import test_journey
import test_keyboard
import test_live
import test_roles
import test_states
from world import World

# The journey goes first: it begins at an app without databases.
MODULES = [test_journey, test_keyboard, test_live, test_roles, test_states, test_failure, test_accessibility]


def chosen(words):
    """The tests whose full name holds one of the words; all without words."""
    for module in MODULES:
        for name, test in list(vars(module).items()):
            full = f"{module.__name__}.{name}"
            if name.startswith("test_") and callable(test) and (not words or any(word in full for word in words)):
                yield full, test


def run(full, test, world):
    """Runs one test; whether it passed."""
    began = time.monotonic()
    try:
        test(world)
        world.finish()
    except Exception:
        world.abandon(full)
        print(f"FAILED {full}\n{traceback.format_exc()}", flush=True)
        return False
    print(f"ok     {full} ({time.monotonic() - began:.1f} s)", flush=True)
    return True


def main():
    # A machine that runs other tests besides may be slow.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        world = World(playwright)
        outcomes = [run(full, test, world) for full, test in chosen(sys.argv[1:])]
        world.close()
    passed, failed = outcomes.count(True), outcomes.count(False)
    print(f"{passed} passed, {failed} failed", flush=True)
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
