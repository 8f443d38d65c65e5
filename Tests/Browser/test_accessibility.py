"""What axe can't see, on top of what every `look` of the other tests checks."""

from playwright.sync_api import expect


def test_nothing_moves_for_those_who_asked_for_that(world):
    visit = world.visit()
    visit.expect_refusal(401, "/api/session")
    visit.open()
    expect(visit.heading()).to_have_text("Sign in")
    assert visit.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    moving = "document.getAnimations().filter((each) => each.effect.getTiming().duration > 0).length"
    assert visit.page.evaluate(moving) == 0


def test_every_screen_has_a_title_one_heading_and_landmarks(world):
    visit = world.signed_in("owner")
    paths = ["", f"/apps/{world.app}", f"/apps/{world.app}/databases/new", f"/apps/{world.app}/variables"]
    titles = set()
    for path in paths:
        visit.open(f"#/orgs/acme{path}")
        expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
        expect(visit.page.get_by_role("main")).to_have_count(1)
        expect(visit.page.get_by_role("navigation", name="Breadcrumbs")).to_have_count(1)
        expect(visit.page.get_by_role("banner")).to_have_count(1)
        visit.page.wait_for_function("(known) => !known.includes(document.title)", arg=list(titles))
        titles.add(visit.page.title())
    assert len(titles) == len(paths), titles


def test_the_page_is_small_and_all_from_here(world):
    visit = world.visit()
    visit.expect_refusal(401, "/api/session")
    visit.open()
    expect(visit.heading()).to_have_text("Sign in")
    policy = visit.page.request.get(f"{visit.url}/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy, policy
    sources = visit.page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert sources and all(each.startswith(visit.url) for each in sources), sources
