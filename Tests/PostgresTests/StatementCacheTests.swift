import Testing

@testable import Postgres

@Suite struct StatementCacheTests {
    @Test func theLeastRecentlyUsedMakesRoom() {
        var cache = StatementCache(capacity: 2)
        #expect(cache.plan(for: "a") == .prepare(name: "s1", evicting: nil))
        #expect(cache.plan(for: "a") == .oneTime)
        cache.prepared("a")
        #expect(cache.plan(for: "b") == .prepare(name: "s2", evicting: nil))
        cache.prepared("b")
        #expect(cache.plan(for: "a") == .use(name: "s1"))
        #expect(cache.plan(for: "c") == .prepare(name: "s3", evicting: "s2"))
        // Nothing can make room while it isn't known to be there.
        #expect(cache.plan(for: "d") == .prepare(name: "s4", evicting: "s1"))
        #expect(cache.plan(for: "e") == .oneTime)
        cache.forget("c")
        #expect(cache.plan(for: "e") == .prepare(name: "s5", evicting: nil))
    }
}
