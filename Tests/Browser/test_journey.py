"""The journey of a person who wants a database: from signing in to undoing a delete."""

import re

from playwright.sync_api import expect

from visit import PATIENCE


def test_from_sign_in_to_undelete(world):
    visit = world.visit()
    page = visit.page
    # Timers can be wound forward; until then they run as always.
    page.clock.install()
    sign_in(visit)
    create_main(visit)
    dsn = reveal_and_mask(visit)
    assert world.log_in(dsn) is not False, "the revealed DSN does not log in"
    copy_without_showing(visit, dsn)
    rotated = rotate(visit, dsn)
    delete(visit)
    undelete(visit)
    assert visit.reveal() == rotated, "undelete brought other credentials back"
    assert world.log_in(rotated) is not False, "the DSN does not log in after the undelete"
    # Whoever runs the tests can try it too.
    print(f"DSN {rotated}")


def sign_in(visit):
    page = visit.page
    visit.expect_refusal(401, "/api/session")
    visit.open()
    expect(visit.heading()).to_have_text("Sign in")
    visit.look("sign-in")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Paste a token first.")).to_be_visible()
    page.get_by_label("Token").fill("paas_" + "x" * 43)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This is no valid token")).to_be_visible()
    visit.look("sign-in-refused")
    page.get_by_label("Token").fill(visit.world.token("owner"))
    page.get_by_role("button", name="Sign in").click()
    expect(visit.heading()).to_have_text("Apps")
    visit.look("apps")
    cookie = next(each for each in visit.context.cookies() if each["name"] == "paas_session")
    assert cookie["value"] != visit.world.token("owner"), "the cookie is the token"
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict", "a script could read the cookie"
    assert page.evaluate("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)") == "{}{}"


def create_main(visit):
    page = visit.page
    visit.open_app()
    expect(page.get_by_text("No databases yet")).to_be_visible()
    visit.look("databases-empty")
    page.get_by_role("link", name="Create a database").click()
    expect(page.get_by_label("Name")).to_have_value("main")
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page.get_by_label("Engine version")).to_be_hidden()
    expect(page.get_by_label("Curl command", exact=True)).to_contain_text('{"name":"main"}')
    page.get_by_text("Advanced").click()
    page.get_by_label("Engine version").fill("1")
    expect(page.get_by_label("Curl command", exact=True)).to_contain_text('"engineVersion":"1"')
    visit.expect_refusal(400, "/databases/")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_label("Engine version")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Engine version")).to_be_focused()
    visit.look("create-refused")
    page.get_by_label("Engine version").fill("")
    visit.look("create")
    page.get_by_role("button", name="Create").click()
    expect(visit.heading()).to_have_text("main")
    visit.wait_for_state("Ready")
    visit.announced("main is ready.")
    steps = page.get_by_role("list", name="Steps").get_by_role("listitem")
    expect(steps).to_have_count(6)
    assert all("done" in text for text in steps.all_inner_texts()), steps.all_inner_texts()
    # The page followed the steps while they were taken, so it knows how long some took.
    assert sum(bool(re.search(r"\d s$", text)) for text in steps.all_inner_texts()) >= 2, steps.all_inner_texts()
    visit.look("database-ready")


def reveal_and_mask(visit):
    page = visit.page
    expect(page.get_by_text("is recorded in the audit log")).to_be_visible()
    expect(page.locator("#dsn")).to_contain_text("postgres://app:••••••••••••@")
    dsn = visit.reveal()
    visit.announced("The DSN is shown for 60 seconds.")
    visit.look("database-revealed")
    page.clock.run_for(55_000)
    expect(page.locator("#dsn")).to_have_text(dsn)
    page.clock.run_for(10_000)
    expect(page.locator("#dsn")).to_contain_text("••••••••••••")
    assert password(dsn) not in page.content(), "the password is still in the page"
    return dsn


def copy_without_showing(visit, dsn):
    page = visit.page
    page.get_by_role("button", name="Copy without showing").click()
    visit.announced("The DSN is on the clipboard.")
    assert page.evaluate("navigator.clipboard.readText()") == dsn
    assert password(dsn) not in page.content(), "the password was shown"


def rotate(visit, before):
    page = visit.page
    shown = visit.reveal()
    assert shown == before
    page.get_by_role("button", name="Rotate now…").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    visit.look("rotate")
    page.get_by_role("dialog").get_by_role("button", name="Rotate now").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    # What was shown is not the password any more.
    expect(page.locator("#dsn")).to_contain_text("••••••••••••")
    expect(page.get_by_role("list", name="Conditions")).to_have_count(0, timeout=PATIENCE)
    after = visit.reveal()
    assert after != before and after.split("@")[1] == before.split("@")[1]
    assert visit.world.log_in(after) is not False, "the new DSN does not log in"
    assert visit.world.log_in(before) is not True, "the old DSN still logs in"
    page.get_by_role("button", name="Hide DSN").click()
    return after


def delete(visit):
    page = visit.page
    destroying = page.get_by_role("button", name=re.compile("destroy|purge", re.IGNORECASE))
    assert destroying.count() == 0, "a button destroys data"
    page.get_by_text("Destroy the data too").click()
    expect(page.get_by_label("Curl command", exact=True)).to_contain_text("?deleteVolume=true")
    page.get_by_role("button", name="Delete…").click()
    expect(page.get_by_label("Type main to confirm")).to_be_focused()
    page.get_by_label("Type main to confirm").fill("mian")
    page.get_by_role("button", name="Delete, keep the volume").click()
    expect(page.get_by_text("Type main, exactly so.")).to_be_visible()
    visit.look("delete")
    page.get_by_label("Type main to confirm").fill("main")
    page.get_by_role("button", name="Delete, keep the volume").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    visit.wait_for_state("Deleted")
    visit.announced("main is deleted.")
    visit.look("database-deleted")


def undelete(visit):
    page = visit.page
    page.get_by_role("link", name=visit.world.app, exact=True).click()
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()
    visit.look("databases-deleted")
    page.get_by_role("button", name="Undelete main").click()
    visit.open_database("main")
    visit.wait_for_state("Ready")


def password(dsn):
    return dsn.removeprefix("postgres://app:").split("@")[0]
