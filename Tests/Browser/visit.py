"""One person's visit to the dashboard."""

import json
import pathlib
import urllib.parse

import axe_playwright_python
from playwright.sync_api import expect

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Long enough for an engine that starts a container on a busy machine.
PATIENCE = 120_000

REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""

# What is announced is soon replaced by the next announcement.
KEEP_ANNOUNCEMENTS = """
window.announced = '';
document.addEventListener('DOMContentLoaded', () => {
  const region = document.getElementById('announcements');
  new MutationObserver(() => { window.announced += `${region.textContent}\n`; }).observe(region, { childList: true });
});
"""
TAKE_ANNOUNCEMENT = """
(text) => {
  const place = window.announced.indexOf(text);
  if (place >= 0) window.announced = window.announced.slice(place + text.length);
  return place >= 0;
}
"""


class Visit:
    """A browser context and its page. `leave` says what happened that must not."""

    def __init__(self, world, browser, url, width=1200, height=900, script=None):
        self.world = world
        self.url = url
        self.faults = []
        self.requests = []
        # Refusals that a test causes on purpose; the browser notes each as an error.
        self.expected = []
        self.context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        self.context.add_init_script(REPORT_VIOLATIONS)
        self.context.add_init_script(KEEP_ANNOUNCEMENTS)
        if script:
            self.context.add_init_script(script)
        self.context.on("request", self._note_request)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.faults.append(f"an error that nobody caught: {error}"))

    def _note_request(self, request):
        self.requests.append(request)
        own = urllib.parse.urlsplit(self.url).netloc
        if urllib.parse.urlsplit(request.url).netloc != own:
            self.faults.append(f"a request to another host: {request.url}")
        if "deleteVolume" in request.url:
            self.faults.append(f"the page asked for data to be destroyed: {request.url}")

    def _note_message(self, message):
        if message.type not in ("error", "warning"):
            return
        where = message.location.get("url", "")
        if any(text in message.text and path in where for text, path in self.expected):
            return
        self.faults.append(f"the console says: {message.text} ({where})")

    def expect_refusal(self, status, path):
        """An answer that the browser may note as an error."""
        self.expected.append((f"status of {status}", path))

    def leave(self):
        self.context.close()
        return self.faults

    # What a person does

    def open(self, path=""):
        self.page.goto(f"{self.url}/{path}")

    def sign_in(self, role):
        self.expect_refusal(401, "/api/session")
        self.open()
        self.page.get_by_label("Token").fill(self.world.token(role))
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.heading()).to_have_text("Apps")

    def open_app(self):
        self.page.get_by_role("link", name=self.world.app, exact=True).first.click()
        expect(self.heading()).to_have_text("Managed databases")

    def open_database(self, name):
        self.main().get_by_role("link", name=name, exact=True).first.click()
        expect(self.heading()).to_have_text(name)

    def create(self, name):
        """Creates a database from the app's screen and waits until it is Ready."""
        self.page.get_by_role("link", name="Create a database").click()
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_role("button", name="Create").click()
        expect(self.heading()).to_have_text(name)
        self.wait_for_state("Ready")

    def delete(self, name):
        """Deletes the database that is shown and waits until it is Deleted."""
        self.page.get_by_role("button", name="Delete…").click()
        self.page.get_by_label(f"Type {name} to confirm").fill(name)
        self.page.get_by_role("button", name="Delete, keep the volume").click()
        self.wait_for_state("Deleted")

    def reveal(self):
        """The DSN that the page shows after a click."""
        self.page.get_by_role("button", name="Reveal DSN").click()
        expect(self.page.get_by_role("button", name="Hide DSN")).to_be_visible()
        return self.page.locator("#dsn").inner_text()

    # What a person sees

    def heading(self):
        return self.page.get_by_role("heading", level=1)

    def main(self):
        """The screen, without the region that announces."""
        return self.page.get_by_role("main")

    def wait_for_state(self, label):
        expect(self.page.locator(".page-title .badge")).to_have_text(label, timeout=PATIENCE)

    def announced(self, text):
        """Waits until the text is said, after all that was waited for before."""
        self.page.wait_for_function(TAKE_ANNOUNCEMENT, arg=text, timeout=20_000)

    def look(self, name):
        """Pictures of the screen, wide and narrow, light and dark; axe finds nothing, and nothing scrolls sideways."""
        size = self.page.viewport_size
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self._picture(f"{name}-{scheme}")
            self._check(f"{name} ({scheme})")
        # The width at which WCAG 2.2 (1.4.10) wants everything to fit.
        self.page.set_viewport_size({"width": 320, "height": 700})
        self._picture(f"{name}-phone")
        self._check(f"{name} (phone)")
        overflow = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{name} is {overflow} pixels too wide for a phone"
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme="light")

    def _picture(self, name):
        # What lies behind a dialog covers the window only.
        is_whole = self.page.get_by_role("dialog").count() == 0
        self.page.screenshot(path=self.world.pictures / f"{name}.png", full_page=is_whole)

    def _check(self, name):
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        found = self.page.evaluate(f"axe.run(document, {options})")["violations"]
        assert not found, f"{name}: " + "; ".join(
            f"{each['id']}: {each['help']}: {[node['html'][:160] for node in each['nodes'][:4]]}" for each in found)
