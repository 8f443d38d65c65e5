import Model
import Postgres

/// How much of the history is kept. What exceeds either limit is removed, the oldest first.
public struct HistoryRetention: Equatable, Sendable {
    /// How long an event is kept.
    public var age: Duration
    /// How many events are kept.
    public var count: Int64

    /// By default a week, and a million events.
    public init(age: Duration = .seconds(7 * 86_400), count: Int64 = 1_000_000) {
        self.age = age
        self.count = count
    }
}

extension Store {
    /// Events that one statement looks at: few enough that nobody waits for the history's row noticeably.
    private static let compactionBatch = 1_000

    /// Removes the events that exceed the limits. Watches that want to continue before them are told so.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    public func compactHistory(keeping retention: HistoryRetention) async throws -> Int {
        var total = 0
        while true {
            let removed = try await compactBatch(retention)
            total += removed
            if removed < Self.compactionBatch { return total }
        }
    }

    private func compactBatch(_ retention: HistoryRetention) async throws -> Int {
        // Events are not strictly in the order of their times, so all up to the last one that is too old go.
        try await execute(
            """
            with oldest as (
                select t.revision, t.at from transitions t
                order by t.revision limit \(Self.compactionBatch)::bigint
            ), bound as (
                select max(o.revision) as revision from oldest o, history h
                where o.revision <= h.revision - \(max(retention.count, 0))::bigint
                    or o.at < now() - \(retention.age.wholeMicroseconds)::bigint * interval '1 microsecond'
            ), removed as (
                delete from transitions t using bound where t.revision <= bound.revision returning t.revision
            ), newest as (
                select count(*) as count, max(revision) as revision from removed
            ), noted as (
                update history h set compacted_revision = greatest(h.compacted_revision, newest.revision)
                from newest where newest.revision is not null
            )
            select count from newest
            """
        ).single().int("count")
    }

    /// Removes deployments that are older than an age, with the environments that they have frozen. The newest of each
    /// app stays, and so does each that a repeated request may still be answered with.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    public func forgetDeployments(olderThan age: Duration) async throws -> Int {
        let age = max(age, IdempotencyKey.lifetime)
        var total = 0
        while true {
            let removed = try await execute(
                """
                with old as (
                    select p.id from deployments p
                    where p.created_at < now() - \(age.wholeMicroseconds)::bigint * interval '1 microsecond'
                        and exists (
                            select from deployments newer where newer.app_id = p.app_id
                                and (newer.created_at, newer.id) > (p.created_at, p.id))
                    limit \(Self.compactionBatch)::bigint
                ), removed as (
                    delete from deployments p using old where p.id = old.id returning 1
                )
                select count(*) as count from removed
                """
            ).single().int("count")
            total += removed
            if removed < Self.compactionBatch { return total }
        }
    }
}
