"""A stream of events that a test writes itself."""

import datetime
import hashlib

# Takes the place of the browser's own; the page can't tell the difference.
FAKE_STREAM = """
window.EventSource = class {
  static CLOSED = 2;
  constructor() {
    this.readyState = 1;
    this.listeners = {};
    window.theStream = this;
    setTimeout(() => this.onopen?.());
  }
  addEventListener(name, listener) { this.listeners[name] = listener; }
  close() { this.readyState = 2; }
  emit(name, data, id) { this.listeners[name]({ data: JSON.stringify(data), lastEventId: id }); }
};
"""


def moment(seconds=0):
    """The time so many seconds from now, as the API writes it."""
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def database(name, **changes):
    """A database of the app `web` that is Ready, but for the changes."""
    identity = hashlib.sha256(name.encode()).hexdigest()[:16]
    return {
        "id": identity, "org": "acme", "app": "web", "name": name, "engineVersion": "16", "state": "ready",
        "reason": "LoginProven", "message": "A login with the recorded credentials has succeeded.",
        "since": moment(-90), "step": None, "nextAttempt": None, "deadline": None, "conditions": [],
        "host": "10.89.8.3", "port": 5432, "volume": {"name": f"paas-db-{identity}-data", "retained": False},
        "description": "", "deletionProtection": False, "generation": 1, "revision": 7, "createdAt": moment(-3600),
        "createdBy": "member@acme",
    } | changes


def scripted(world, databases, role="owner"):
    """A signed-in visit that shows the app's databases as the test tells of them, and the stream to tell more."""
    visit = world.signed_in(role, script=FAKE_STREAM)
    stream = Stream(visit.page)
    stream.snapshot(databases)
    visit.open_app()
    return visit, stream


class Stream:
    """Writes to the page's stream."""

    def __init__(self, page):
        self._page = page
        self._revision = 7

    def emit(self, name, data, identity=""):
        self._emit_all([[name, data, identity]])

    def snapshot(self, databases):
        place = {"epoch": "e", "revision": 7}
        events = [["snapshot", place | {"previous": 0, "database": each}, ""] for each in databases]
        self._emit_all([*events, ["synced", place | {"previous": 7}, "e:7"]])

    def transition(self, after, before=None):
        """Tells of a change; `before` is the state until then, the same as after where only the step changes."""
        self._revision += 1
        data = {
            "epoch": "e", "revision": self._revision, "previous": self._revision - 1, "sequence": self._revision,
            "from": before or after["state"], "to": after["state"], "reason": after["reason"], "at": moment(),
            "actor": "provisioner", "database": after | {"revision": self._revision},
        }
        self.emit("transition", data, f"e:{self._revision}")

    def _emit_all(self, events):
        self._page.wait_for_function("Boolean(window.theStream?.listeners.ended)")
        self._page.evaluate("(events) => events.forEach((event) => window.theStream.emit(...event))", events)
