import Logging
import Model
import Postgres
import Support
import Testing

@testable import Store

/// A control plane with a feed that runs.
struct FeedFixture {
    static let everything = WatchFilter(organisations: nil)

    let fixture: Fixture
    let feed: Feed

    /// Intervals so long that nothing happens by time alone, unless a test shortens them.
    static let patient = FeedConfiguration(
        tick: .milliseconds(10), pollInterval: .seconds(3600), bookmarkInterval: .seconds(3600),
        recheckInterval: .seconds(3600), compactionInterval: .seconds(3600))

    /// Runs `body` beside a feed.
    static func with(
        _ configuration: FeedConfiguration = patient, channels: [String]? = nil,
        _ body: @Sendable (FeedFixture) async throws -> Void
    ) async throws {
        let fixture = try await Fixture()
        let listener = PostgresListener(
            connectionString: fixture.connectionString, loop: TestLoop.shared,
            channels: channels ?? fixture.host.channels, session: SessionSettings(applicationName: "listener"))
        let feed = Feed(
            store: fixture.store, listener: listener, configuration: configuration,
            logger: Logger(label: "feed") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await feed.run() } catch is CancellationError { return }
            }
            defer { group.cancelAll() }
            // From now on the feed has the history in memory.
            #expect(await eventually { feed.incarnation == 1 })
            try await body(FeedFixture(fixture: fixture, feed: feed))
        }
    }

    func watch(_ filter: WatchFilter = everything, from position: Position? = nil) -> WatchReader {
        WatchReader(feed.subscribe(filter, from: position))
    }
}

/// Reads a watch and checks what every watch promises: each event names the one before it.
struct WatchReader {
    private var iterator: Watch.Iterator
    private(set) var last: Position?
    private var sequences: [DatabaseID: Int64] = [:]

    init(_ watch: Watch) { iterator = watch.makeAsyncIterator() }

    mutating func next() async throws -> WatchEvent {
        let event = try #require(try await iterator.next())
        if let last {
            #expect(event.previous == last.revision)
            if last.epoch == event.position.epoch { #expect(event.position.revision >= last.revision) }
        }
        last = event.position
        checkSequence(event)
        return event
    }

    /// A database's own transitions have no gap and no repetition.
    private mutating func checkSequence(_ event: WatchEvent) {
        switch event.kind {
        case .snapshot(let database): sequences[database.id] = database.sequence
        case .transition(let transition):
            let database = transition.database
            if let before = sequences[database.id] { #expect(database.sequence == before + 1) }
            #expect(event.position.revision == database.revision)
            sequences[database.id] = database.sequence
        case .synced, .bookmark, .reset: break
        }
    }

    /// The snapshot, up to and with `synced`.
    mutating func snapshot() async throws -> [Database] {
        var databases: [Database] = []
        while true {
            switch try await next().kind {
            case .snapshot(let database): databases.append(database)
            case .synced: return databases
            case let other: Issue.record("in a snapshot: \(other)")
            }
        }
    }

    mutating func transition() async throws -> Transition {
        let event = try await next()
        guard case .transition(let transition) = event.kind else { throw UnexpectedEvent(event: event) }
        return transition
    }

    struct UnexpectedEvent: Error { let event: WatchEvent }
}
