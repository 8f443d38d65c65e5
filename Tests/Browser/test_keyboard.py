"""The same with the keyboard alone, and where the focus is."""

from playwright.sync_api import expect


def tab_to(visit, target):
    """Presses Tab until the target has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def press(visit, target):
    tab_to(visit, target)
    visit.page.keyboard.press("Enter")


def test_the_journey_without_a_mouse(world):
    visit = world.visit()
    page = visit.page
    visit.expect_refusal(401, "/api/session")
    visit.open()
    expect(page.get_by_label("Token")).to_be_focused()
    page.keyboard.insert_text(world.token("owner"))
    page.keyboard.press("Enter")
    expect(visit.heading()).to_have_text("Apps")
    expect(visit.heading()).to_be_focused()
    press(visit, page.get_by_role("main").get_by_role("link", name=world.app, exact=True))
    expect(visit.heading()).to_be_focused()
    press(visit, page.get_by_role("link", name="Create a database"))
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("typed")
    page.keyboard.press("Enter")
    expect(visit.heading()).to_have_text("typed")
    visit.wait_for_state("Ready")
    reveal(visit)
    rotate_not(visit)
    delete_and_undelete(visit)


def reveal(visit):
    page = visit.page
    press(visit, page.get_by_role("button", name="Reveal DSN"))
    hide = page.get_by_role("button", name="Hide DSN")
    expect(hide).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Reveal DSN")).to_be_focused()


def rotate_not(visit):
    page = visit.page
    opener = page.get_by_role("button", name="Rotate now…")
    press(visit, opener)
    expect(page.get_by_role("dialog")).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        outside = page.evaluate("document.activeElement !== document.body && !document.activeElement.closest('dialog')")
        assert not outside, "the focus left the dialog"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def delete_and_undelete(visit):
    page = visit.page
    press(visit, page.get_by_role("button", name="Delete…"))
    expect(page.get_by_label("Type typed to confirm")).to_be_focused()
    page.keyboard.insert_text("typed")
    page.keyboard.press("Enter")
    visit.wait_for_state("Deleted")
    # The button that opened the dialog is gone; the focus is not.
    expect(visit.heading()).to_be_focused()
    press(visit, page.get_by_role("button", name="Undelete typed"))
    visit.wait_for_state("Ready")
    expect(visit.heading()).to_be_focused()


def test_the_first_tab_skips_to_the_content(world):
    visit = world.signed_in("viewer")
    visit.page.reload()
    expect(visit.heading()).to_have_text("Apps")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.heading()).to_be_focused()
