"""States that a healthy engine rarely gets into: the real page, with a stream that the test writes."""

import json

from playwright.sync_api import expect

from stream import database, moment, scripted
from visit import PATIENCE


def test_the_pull_of_an_image_is_shown_in_bytes(world):
    start = database("pulled", state="provisioning", reason="Requested", message="Waiting for the provisioner.")
    visit, stream = scripted(world, [start])
    visit.open_database("pulled")
    for share in (10, 40, 70):
        step = {"name": "image", "progress": share, "startedAt": moment(-3), "doneBytes": share * 1_048_576,
                "totalBytes": 104_857_600}
        stream.transition(start | {"step": step})
    current = visit.page.locator("[aria-current=step]")
    expect(current).to_contain_text("Image")
    expect(current).to_contain_text("73.4 MB of 104.9 MB")
    expect(current.get_by_role("progressbar")).to_have_attribute("value", "70")
    seconds = current.locator(".figure").last
    before = seconds.inner_text()
    expect(seconds).not_to_have_text(before)
    # Steps and ticks are on the screen only.
    expect(visit.page.locator("#announcements")).not_to_contain_text("pulled")
    visit.look("database-pulling")
    visit.page.get_by_role("link", name=world.app, exact=True).click()
    expect(visit.page.get_by_role("listitem").filter(has_text="pulled")).to_contain_text("Image")
    visit.look("databases-provisioning")


def test_a_failed_database_shows_its_reason_and_its_log(world):
    log = "LOG:  database system is shut down\nFATAL:  <b>no data</b>"
    message = f"the volume of a database that was Ready is gone\n{log}"
    failed = database("broken", state="failed", reason="VolumeMissing", message=message)
    healing = failed | {"state": "degraded", "reason": "Healing", "message": "It is brought back."}
    visit, stream = scripted(world, [healing])
    visit.open_database("broken")
    visit.wait_for_state("Degraded")
    visit.look("database-degraded")
    stream.transition(failed, before="degraded")
    visit.wait_for_state("Failed")
    visit.announced("broken has failed.")
    expect(visit.page.get_by_text("Volume missing", exact=True)).to_be_visible()
    expect(visit.page.get_by_role("region", name="Last lines of the instance’s log")).to_have_text(log)
    expect(visit.page.get_by_text("The volume of a database that was Ready is gone.")).to_be_visible()
    visit.look("database-failed")


def test_a_rotation_under_way_is_a_condition(world):
    condition = {"type": "RotationPending", "message": "The app's password is being changed.", "since": moment(-2)}
    visit, stream = scripted(world, [database("turning", conditions=[condition])])
    visit.open_database("turning")
    expect(visit.page.get_by_role("list", name="Conditions")).to_contain_text("Rotation pending")
    expect(visit.page.get_by_role("button", name="Reveal DSN")).to_have_attribute("aria-disabled", "true")
    visit.look("database-rotating")
    stream.transition(database("turning", generation=2))
    expect(visit.page.get_by_role("list", name="Conditions")).to_have_count(0)
    visit.announced("turning has its new password.")


def test_a_purge_elsewhere_takes_the_database_off_the_screen(world):
    visit, stream = scripted(world, [database("doomed")])
    visit.open_database("doomed")
    stream.transition(database("doomed", state="purging", reason="PurgeRequested", message="It is to be destroyed."))
    visit.wait_for_state("Purging")
    stream.transition(database("doomed", state="purged"), before="purging")
    expect(visit.heading()).to_have_text("Not here any more")
    visit.look("database-purged")


def test_a_stream_says_when_the_daemon_is_away_and_when_it_is_back(world):
    visit, stream = scripted(world, [database("steady")])
    stream.emit("interrupted", {"reason": "Unreachable", "message": "paasd can’t be reached"})
    expect(visit.main().get_by_text("paasd can’t be reached")).to_be_visible()
    stream.emit("resumed", {})
    expect(visit.main().get_by_text("Live updates are interrupted")).to_be_hidden()
    stream.emit("ended", {"reason": "PermissionDenied", "message": "Your role was taken away."})
    expect(visit.main().get_by_text("Live updates have ended")).to_be_visible()
    visit.look("databases-ended")


def test_a_reset_takes_away_what_is_gone(world):
    visit, stream = scripted(world, [database("kept"), database("lost")])
    expect(visit.page.get_by_role("link", name="lost")).to_be_visible()
    stream.emit("reset", {"reason": "EpochChanged"})
    expect(visit.page.get_by_role("link", name="lost")).to_be_visible()
    stream.snapshot([database("kept", revision=1)])
    expect(visit.page.get_by_role("link", name="lost")).to_have_count(0)
    expect(visit.page.get_by_role("link", name="kept")).to_be_visible()


def test_a_thousand_databases(world):
    visit, stream = scripted(world, [database(f"db-{number:04}") for number in range(1000)])
    expect(visit.page.get_by_role("listitem").filter(has_text="db-0999")).to_have_count(1)
    stream.transition(database("db-0999", state="degraded", reason="InstanceStopped", message="It does not run."))
    expect(visit.page.get_by_role("listitem").filter(has_text="db-0999")).to_contain_text("Degraded")
    visit.page.screenshot(path=world.pictures / "databases-thousand.png")


def test_names_from_the_api_are_never_parsed(world):
    evil = database("evil", message="<img src=x onerror=alert(1)>", reason="<script>alert(1)</script>")
    visit, _ = scripted(world, [evil])
    visit.open_database("evil")
    expect(visit.page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    assert visit.page.locator("main img, main script").count() == 0


def problem(route, status, reason):
    body = {"title": "Not now", "status": status, "detail": "paasd can't be reached", "reason": reason, "nextSteps": []}
    route.fulfill(status=status, content_type="application/problem+json", body=json.dumps(body))


def test_a_daemon_that_is_away_at_the_start_is_said(world):
    visit = world.visit()
    visit.expect_refusal(503, "/api/session")
    visit.expect_refusal(401, "/api/session")
    visit.page.route("**/api/session", lambda route: problem(route, 503, "Unreachable"))
    visit.open()
    expect(visit.main().get_by_text("paasd can't be reached.")).to_be_visible()
    visit.look("unreachable")
    visit.page.unroute("**/api/session")
    visit.page.get_by_role("button", name="Try again").click()
    expect(visit.heading()).to_have_text("Sign in")


def test_a_stream_that_is_refused_is_asked_for_again(world):
    visit = world.visit()
    visit.expect_refusal(503, "/api/watch")
    answers = iter([503, 503])

    def refuse_twice(route):
        if next(answers, None):
            problem(route, 503, "Unreachable")
        else:
            route.continue_()

    visit.page.route("**/api/watch", refuse_twice)
    visit.sign_in("viewer")
    expect(visit.main().get_by_text("Live updates are interrupted")).to_be_visible()
    expect(visit.page.get_by_text("Live", exact=True)).to_be_visible(timeout=PATIENCE)
    assert len([each for each in visit.requests if each.url.endswith("/watch")]) == 3


def test_a_revoked_token_leads_back_to_sign_in(world):
    visit, stream = scripted(world, [database("steady")])
    visit.expect_refusal(401, "/api/session")
    visit.page.route("**/api/session", lambda route: problem(route, 401, "Unauthenticated"))
    stream.emit("ended", {"reason": "Unauthenticated", "message": "the token is not valid"})
    expect(visit.heading()).to_have_text("Sign in")
    expect(visit.main().get_by_text("Your session is over")).to_be_visible()
    expect(visit.main().get_by_text("steady")).to_have_count(0)
    visit.look("sign-in-again")


def test_a_taken_name_is_said(world):
    visit = world.signed_in("owner")
    visit.open_app()
    visit.create("taken")
    visit.page.get_by_role("link", name=world.app, exact=True).click()
    visit.page.get_by_role("link", name="Create a database").click()
    visit.page.get_by_label("Name").fill("taken")
    visit.expect_refusal(409, "/databases/")
    visit.page.get_by_role("button", name="Create").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("The app has a database named taken already.")
    expect(visit.page.get_by_label("Name")).to_be_focused()
    visit.look("create-taken")
