import Messages
import Model
import Testing

@Suite struct ServiceTests {
    private let caller = EchoCaller(methods: EchoService().methods)
    private var client: DatabasesV1.DatabasesClient<EchoCaller> { .init(caller) }

    @Test func theTableHoldsEveryMethodOnce() {
        #expect(EchoService().methods.map(\.path) == DatabasesV1.DatabasesMethod.allCases.map(\.rawValue))
        #expect(DatabasesV1.DatabasesMethod.revealDSN.rawValue == "/paas.databases.v1.Databases/RevealDSN")
    }

    @Test func onlyTheWatchStreams() {
        for method in EchoService().methods {
            var streams = false
            if case .serverStreaming = method.handler { streams = true }
            #expect(streams == (method.path == DatabasesV1.DatabasesMethod.watchStatus.rawValue))
        }
    }

    @Test func unaryCallsReachTheirHandler() async throws {
        let request = DatabasesV1.CreateDatabaseRequest(org: "acme", name: "main")
        let created = try await client.createDatabase(request, options: .init(idempotencyKey: "k"))
        #expect(created.database == .init(org: "acme", name: "main", createdBy: "k"))
        #expect(try await client.deleteDatabase(.init(id: "x")).database?.state == .deleting)
        #expect(try await client.listDatabases(.init(name: "main")).databases.map(\.name) == ["main"])
    }

    @Test func metadataReachesTheHandler() async throws {
        let options = CallOptions(metadata: [.init(CallMetadata.token, "t1")])
        #expect(try await client.revealDSN(.init(), options: options).dsn == "token=t1")
    }

    @Test func faultsComeBack() async throws {
        let fault = try await #require(throws: Fault.self) { try await client.getDatabase(.init(id: "x")) }
        #expect(fault == Fault(.notFound, reason: "NotFound", "no database x"))
    }

    @Test func streamsDeliverInOrderAndEnd() async throws {
        var revisions: [UInt64] = []
        for try await response in try await client.watchStatus(.init()) { revisions.append(response.revision) }
        #expect(revisions == [1, 2, 3])
    }

    @Test func streamsEndWithTheirFault() async throws {
        var revisions: [UInt64] = []
        let fault = try await #require(throws: Fault.self) {
            for try await response in try await client.watchStatus(.init(app: "broken")) {
                revisions.append(response.revision)
            }
        }
        #expect(revisions == [1, 2, 3])
        #expect(fault.reason == "OperationInProgress")
    }

    @Test func undecodableRequestsAreTheClientsFault() async throws {
        for method in DatabasesV1.DatabasesMethod.allCases {
            let fault = try await #require(throws: Fault.self) {
                if method == .watchStatus {
                    for try await _ in try await caller.serverStreaming(method.rawValue, [0x0a, 9], .init()) {}
                } else {
                    _ = try await caller.unary(method.rawValue, [0x0a, 9], .init())
                }
            }
            #expect(fault.code == .invalidArgument)
            #expect(fault.reason == "MalformedRequest")
            #expect(fault.domain == Fault.rpc)
        }
    }

    @Test func unsendableRequestsNeverLeave() async throws {
        let fault = try await #require(throws: Fault.self) { try await client.getDatabase(.init(id: "\0")) }
        #expect(fault.reason == "MalformedRequest")
        #expect(fault.notProcessed)
    }

    @Test func unsendableResponsesAreNotTheClientsFault() async throws {
        await #expect(throws: DecodeFault.self) { try await client.undeleteDatabase(.init()) }
    }

    @Test func undecodableResponsesAreTheServersFault() async throws {
        let path = DatabasesV1.DatabasesMethod.getDatabase.rawValue
        let broken = EchoCaller(methods: [RPCMethod(path: path, handler: .unary { _, _ in [0x0a, 9] })])
        let fault = try await #require(throws: Fault.self) {
            try await DatabasesV1.DatabasesClient(broken).getDatabase(.init())
        }
        #expect(fault.code == .internal)
        #expect(fault.reason == "MalformedResponse")
    }
}
