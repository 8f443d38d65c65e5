"""What one person does, another one sees; and a stream that is cut."""

import contextlib

from playwright.sync_api import expect

from cut import CuttableProxy
from visit import PATIENCE


def test_a_second_browser_sees_changes_without_reloading(world):
    one, other = world.signed_in("owner"), world.signed_in("viewer")
    for visit in (one, other):
        visit.open_app()
    other.page.evaluate("window.isTheSamePage = true")
    one.create("shared")
    row = other.page.get_by_role("listitem").filter(has_text="shared")
    expect(row).to_contain_text("Ready", timeout=PATIENCE)
    other.announced("shared is ready.")
    other.open_database("shared")
    one.delete("shared")
    other.wait_for_state("Deleted")
    expect(other.main().get_by_text("shared is deleted")).to_be_visible()
    assert other.page.evaluate("window.isTheSamePage"), "the page was loaded again"


def test_one_stream_serves_the_whole_page(world):
    visit = world.signed_in("owner")
    visit.open_app()
    visit.page.get_by_role("link", name="Create a database").click()
    expect(visit.page.get_by_label("Name")).to_be_visible()
    visit.page.get_by_role("link", name="Paas").click()
    expect(visit.heading()).to_have_text("Apps")
    streams = [each.url for each in visit.requests if each.url.endswith("/watch")]
    assert len(streams) == 1, streams


def test_a_lost_stream_is_said_and_resumes_by_itself(world):
    with contextlib.closing(CuttableProxy(world.url)) as proxy:
        behind = world.visit(url=proxy.url)
        behind.expected.append(("Failed to load resource", ""))
        behind.sign_in("viewer")
        behind.open_app()
        expect(behind.page.get_by_text("Live", exact=True)).to_be_visible()
        proxy.cut()
        expect(behind.main().get_by_text("Live updates are interrupted")).to_be_visible()
        expect(behind.main().get_by_text("What you see is")).to_contain_text("old")
        behind.announced("Live updates are interrupted.")
        behind.look("databases-interrupted")
        owner = world.signed_in("owner")
        owner.open_app()
        owner.create("meanwhile")
        proxy.mend()
        expect(behind.main().get_by_text("Live updates are interrupted")).to_be_hidden(timeout=PATIENCE)
        expect(behind.page.get_by_role("listitem").filter(has_text="meanwhile")).to_contain_text("Ready")
        behind.announced("Live again; nothing was missed.")


def test_signing_out_ends_the_session(world):
    visit = world.signed_in("member")
    visit.page.get_by_role("button", name="Sign out").click()
    expect(visit.heading()).to_have_text("Sign in")
    expect(visit.page.get_by_text("You have signed out.")).to_be_visible()
    visit.page.reload()
    expect(visit.heading()).to_have_text("Sign in")


def test_a_page_of_a_database_can_be_opened_by_its_address(world):
    visit = world.signed_in("owner")
    visit.open_app()
    visit.create("address")
    visit.page.reload()
    expect(visit.heading()).to_have_text("address")
    visit.wait_for_state("Ready")
    visit.expect_refusal(404, "/databases/")
    visit.open(f"#/orgs/acme/apps/{world.app}/databases/aaaaaaaaaaaaaaaa")
    expect(visit.heading()).to_have_text("Not here")
    visit.look("database-missing")
    visit.open("#/somewhere/else")
    expect(visit.heading()).to_have_text("Nothing here")
    visit.look("nowhere")
