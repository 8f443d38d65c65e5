"""A database that has failed, and another try."""

import json
import re

from playwright.sync_api import expect

from stream import database, moment, scripted
from test_roles import is_refused
from visit import PATIENCE

# Where the engine is Docker and has neither this image nor a registry, a database of the version fails for real.
ABSENT_VERSION = "17"

NO_IMAGE = "the image postgres:17-alpine can't be had: no such host"


def failed(name, **changes):
    return database(name, state="failed", reason="ImageUnavailable", message=NO_IMAGE, **changes)


def working(name, **changes):
    return database(
        name, state="provisioning", reason="Retrying", message="Somebody asked for another try.", **changes)


def standings(visit):
    """How each step stands, as it is read aloud."""
    return [text.split(": ")[1] for text in visit.page.get_by_role("list", name="Steps").locator(
        ".step-label").all_inner_texts()]


def retry(visit, name):
    visit.page.get_by_role("button", name=f"Retry {name}").click()


def test_a_retry_is_followed_step_by_step(world):
    visit, stream = scripted(world, [failed("again")])
    visit.open_database("again")
    revisions = iter([8, 11])

    def accept(route):
        body = json.dumps(working("again", revision=next(revisions)))
        route.fulfill(status=202, content_type="application/json", body=body)

    visit.page.route("**/retry", accept)
    retry(visit, "again")
    # Before the stream says anything.
    visit.wait_for_state("Provisioning")
    asked = [each for each in visit.requests if each.url.endswith("/retry")]
    assert [(each.method, each.post_data) for each in asked] == [("POST", "{}")], asked
    # The button is gone; the focus is not.
    expect(visit.heading()).to_be_focused()
    assert standings(visit) == ["to come"] * 6
    stream.transition(working("again"), before="failed")
    visit.announced("again is tried again.")
    step = {"name": "image", "progress": 40, "startedAt": moment(-3), "doneBytes": 0, "totalBytes": 0}
    stream.transition(working("again", step=step))
    expect(visit.page.locator("[aria-current=step]")).to_contain_text("Image")
    expect(visit.page.locator("#announcements")).to_have_text("again is tried again.")
    visit.look("database-retrying")
    stream.transition(failed("again"), before="provisioning")
    visit.wait_for_state("Failed")
    visit.announced("again has failed.")
    assert standings(visit) == ["done", "failed"] + ["to come"] * 4
    retry(visit, "again")
    visit.wait_for_state("Provisioning")
    assert standings(visit) == ["to come"] * 6, "the steps of the try before are shown"


def test_a_retry_of_what_has_not_failed_is_refused(world):
    owner = world.signed_in("owner")
    owner.open_app()
    owner.create("sound")
    identity = owner.page.url.rsplit("/", 1)[-1]
    visit, stream = scripted(world, [failed("sound", id=identity)])
    visit.open_database("sound")
    visit.expect_refusal(409, "/retry")
    visit.page.get_by_role("button", name="Retry sound").click()
    alert = visit.page.get_by_role("alert")
    expect(alert).to_contain_text("Not failed")
    expect(alert).to_contain_text("The database sound is ready; only one that has failed is tried again.")
    visit.look("database-retry-refused")
    stream.transition(database("sound", id=identity), before="failed")
    visit.wait_for_state("Ready")
    expect(visit.page.get_by_role("button", name="Retry sound")).to_have_count(0)
    stream.transition(failed("sound", id=identity), before="ready")
    visit.wait_for_state("Failed")
    expect(visit.page.get_by_role("button", name="Retry sound")).to_be_visible()
    expect(alert).to_have_count(0)


def test_who_may_not_retry_is_told_who_can_be_asked(world):
    visit, _ = scripted(world, [failed("given-up")], role="viewer")
    visit.open_database("given-up")
    is_refused(
        visit, "Retry given-up",
        "Only members, admins and owners may retry databases. You are signed in as a viewer: ask a member or owner")
    visit.look("database-failed-viewer")
    service, _ = scripted(world, [failed("given-up")], role="deploy")
    service.open_database("given-up")
    is_refused(service, "Retry given-up", "needs the scope manage to retry databases")


def test_an_image_that_is_not_there_is_asked_for_again(world):
    visit = world.signed_in("member")
    page = visit.page
    visit.open_app()
    page.get_by_role("link", name="Create a database").click()
    page.get_by_label("Name").fill("absent")
    page.get_by_text("Advanced").click()
    page.get_by_label("Engine version").fill(ABSENT_VERSION)
    visit.expect_refusal(400, "/databases/")
    page.get_by_role("button", name="Create").click()
    refused = page.locator("#version[aria-invalid]")
    expect(refused.or_(page.get_by_role("heading", level=1, name="absent"))).to_be_visible()
    if refused.count() > 0:
        print(f"       version {ABSENT_VERSION} is refused here, so none fails for want of its image")
        return
    outcome = page.locator(".page-title .badge", has_text=re.compile("Failed|Ready"))
    expect(outcome).to_be_visible(timeout=PATIENCE)
    if outcome.inner_text() == "Ready":
        print(f"       the image of version {ABSENT_VERSION} can be had here, so none fails for want of it")
        return
    visit.announced("absent has failed.")
    fails_for_want_of_an_image(visit)
    retry(visit, "absent")
    visit.announced("absent is tried again.")
    visit.announced("absent has failed.")
    fails_for_want_of_an_image(visit)
    visit.look("database-failed-twice")
    page.get_by_text("Changes since this page was opened").click()
    changes = page.locator(".changes").get_by_role("listitem")
    expect(changes.nth(0)).to_contain_text("Provisioning → Failed")
    expect(changes.nth(1)).to_contain_text("Failed → Provisioning")
    expect(changes.nth(1)).to_contain_text("Retrying, by member@acme")
    owner = world.signed_in("owner")
    owner.open_app()
    owner.open_database("absent")
    owner.delete("absent")


def fails_for_want_of_an_image(visit):
    expect(visit.main().get_by_text("Image unavailable", exact=True)).to_be_visible()
    expect(visit.main().locator(".status-message")).to_contain_text(f"postgres:{ABSENT_VERSION}-alpine")
    expect(visit.page.get_by_role("button", name="Retry absent")).to_be_visible()
    steps = standings(visit)
    assert steps[:2] == ["done", "failed"] and steps[2:] == ["to come"] * 4, steps
