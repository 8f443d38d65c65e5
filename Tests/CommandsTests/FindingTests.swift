import Messages
import Model
import PaasClient
import Testing

@testable import Commands

@Suite struct FindingTests {
    @Test func byIDAndByName() async throws {
        let session = session([Samples.database, Samples.database("other", .ready, id: "b")])
        #expect(try await session.find("main") == Samples.database)
        #expect(try await session.find("abcdefghijklmnop") == Samples.database)
        #expect(try await session.find("bbbbbbbbbbbbbbbb").name == "other")
    }

    @Test func aNameThatLooksLikeAnID() async throws {
        let database = Samples.database("abcdefghijklmnop", .ready, id: "z")
        #expect(try await session([database]).find("abcdefghijklmnop") == database)
    }

    @Test func theLiveOneIsMeantUnlessItIsToBeUndeleted() async throws {
        let session = session([
            Samples.database("main", .deleted, id: "a"), Samples.database("main", .purged, id: "b"),
            Samples.database("main", .ready, id: "c"), Samples.database("other", .ready, id: "d"),
        ])
        #expect(try await session.find("main").state == .ready)
        #expect(try await session.find("main", .deleted).state == .deleted)
    }

    @Test func theOnlyDeletedOneIsMeantWhereNoneIsLive() async throws {
        let session = session([Samples.database("main", .deleted)])
        #expect(try await session.find("main").state == .deleted)
    }

    @Test func severalDeletedOnesAreListed() async throws {
        let session = session([
            Samples.database("main", .deleted, id: "a"), Samples.database("main", .deleting, id: "b"),
        ])
        let failure = try await #require(throws: CommandFailure.self) { try await session.find("main", .deleted) }
        #expect(failure.status == .conflict)
        #expect(failure.text.contains("aaaaaaaaaaaaaaaa") && failure.text.contains("bbbbbbbbbbbbbbbb"))
    }

    @Test(arguments: ["main", "aaaaaaaaaaaaaaaa"])
    func noneIsNotFound(reference: String) async throws {
        let session = session([Samples.database("other", .ready, id: "b"), Samples.database("main", .purged, id: "c")])
        let failure = try await #require(throws: CommandFailure.self) { try await session.find(reference) }
        #expect(failure.status == .notFound)
    }

    @Test(arguments: ["", "Main", "a--b", "../x", "a\u{1b}b"])
    func whatIsNeitherIsUsage(reference: String) async throws {
        let failure = try await #require(throws: CommandFailure.self) { try await session([]).find(reference) }
        #expect(failure.status == .usage)
        #expect(!failure.text.contains("\u{1b}"))
    }

    @Test func listsTakeEveryPage() async throws {
        let databases = (0..<5).map { Samples.database("db\($0)", $0 == 3 ? .deleted : .ready) }
        let session = session(databases)
        #expect(try await session.all(showDeleted: true) == databases)
        #expect(try await session.all(showDeleted: false).count == 4)
    }

    @Test func nextCommandsRepeatTheFlags() {
        let session = session([], flags: " --org acme")
        #expect(session.command("wait", Samples.database) == "paas databases wait main --org acme")
    }

    private func session(
        _ databases: [DatabasesV1.Database], flags: String = ""
    ) -> DatabaseSession<TableCaller> {
        let service = ListedDatabases(databases: databases)
        return DatabaseSession(
            client: PaasClient(transport: TableCaller(methods: service.methods), token: nil),
            scope: AppScope(org: "acme", app: "web", flags: flags))
    }
}
