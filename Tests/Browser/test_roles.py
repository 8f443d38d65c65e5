"""What each role sees: what it may not do is explained, not hidden."""

import re

from playwright.sync_api import expect


def made(world, name):
    owner = world.signed_in("owner")
    owner.open_app()
    owner.create(name)


def shown(world, role, name):
    visit = world.signed_in(role)
    visit.open_app()
    visit.open_database(name)
    return visit


def is_refused(visit, button, words):
    """The button is there, does nothing, and says why and who can be asked."""
    before = len(visit.requests)
    target = visit.page.get_by_role("button", name=button)
    expect(target).to_have_attribute("aria-disabled", "true")
    expect(target).to_have_accessible_description(re.compile(words))
    target.click(force=True)
    target.press("Enter")
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    sent = [each.url for each in visit.requests[before:] if each.method != "GET"]
    assert not sent, sent


def test_a_viewer_sees_everything_and_changes_nothing(world):
    made(world, "for-viewers")
    visit = shown(world, "viewer", "for-viewers")
    words = "Only admins and owners may .* You are signed in as a viewer: ask an admin or owner of acme"
    for button in ("Reveal DSN", "Copy without showing", "Rotate now…"):
        is_refused(visit, button, words)
    is_refused(visit, "Delete…", "Only owners may delete databases.*ask an owner of acme")
    visit.look("database-viewer")
    visit.page.get_by_role("link", name=world.app, exact=True).click()
    expect(visit.page.get_by_text("Only members, admins and owners may create databases.")).to_be_visible()
    visit.look("databases-viewer")
    visit.open(f"#/orgs/acme/apps/{world.app}/databases/new")
    is_refused(visit, "Create", "Only members, admins and owners may create databases")


def test_a_member_creates_and_reveals_nothing(world):
    visit = world.signed_in("member")
    visit.open_app()
    visit.create("for-members")
    is_refused(visit, "Reveal DSN", "ask an admin or owner of acme")
    is_refused(visit, "Rotate now…", "ask an admin or owner of acme")
    is_refused(visit, "Delete…", "ask an owner of acme")


def test_an_admin_reveals_and_deletes_nothing(world):
    made(world, "for-admins")
    visit = shown(world, "admin", "for-admins")
    assert world.log_in(visit.reveal()) is not False
    expect(visit.page.get_by_role("button", name="Rotate now…")).not_to_have_attribute("aria-disabled", "true")
    is_refused(visit, "Delete…", "ask an owner of acme")


def test_only_an_owner_may_undelete(world):
    owner = world.signed_in("owner")
    owner.open_app()
    owner.create("for-owners")
    owner.delete("for-owners")
    visit = shown(world, "admin", "for-owners")
    is_refused(visit, "Undelete for-owners", "Only owners may undelete databases.*ask an owner of acme")
    visit.page.get_by_role("link", name=world.app, exact=True).click()
    expect(visit.page.get_by_role("heading", name="Deleted")).to_be_visible()
    is_refused(visit, "Undelete for-owners", "ask an owner of acme")
    visit.look("databases-deleted-admin")


def test_variables_are_set_and_never_shown(world):
    visit = world.signed_in("member")
    visit.open_app()
    visit.page.get_by_role("link", name="Environment").click()
    expect(visit.page.get_by_text("No variables are set.")).to_be_visible()
    visit.page.get_by_label("Name").fill("9LIVES")
    visit.page.get_by_role("button", name="Set", exact=True).click()
    expect(visit.page.get_by_text("no digit first")).to_be_visible()
    visit.page.get_by_label("Name").fill("API_KEY")
    visit.page.get_by_label("Value").fill("a-canary-of-a-value")
    visit.page.get_by_role("button", name="Set", exact=True).click()
    expect(visit.page.get_by_role("listitem").filter(has_text="API_KEY")).to_contain_text("set just now")
    expect(visit.page.get_by_label("Value")).to_have_value("")
    assert "a-canary-of-a-value" not in visit.page.content()
    visit.look("variables")
    viewer = world.signed_in("viewer")
    viewer.open_app()
    viewer.page.get_by_role("link", name="Environment").click()
    is_refused(viewer, "Unset API_KEY", "Only members, admins and owners may change variables")
    viewer.look("variables-viewer")
    visit.page.get_by_role("button", name="Unset API_KEY").click()
    expect(visit.page.get_by_text("No variables are set.")).to_be_visible()


def test_a_service_token_is_told_which_scope_it_lacks(world):
    made(world, "for-services")
    visit = shown(world, "deploy", "for-services")
    words = "needs the scope reveal to reveal the DSN. This one has read and deploy: ask an admin of acme"
    is_refused(visit, "Reveal DSN", words)
    is_refused(visit, "Delete…", "needs the scope delete")
    visit.look("database-service")
