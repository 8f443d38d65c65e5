import Messages
import Model
import Service
import Synchronization
import Testing

@Suite struct AuthenticationInterceptorTests {
    /// Whether a call gets through to its handler.
    private static func passes(_ world: World, _ method: String, token: String?) async throws -> Bool {
        let context = CallContext(
            method: method, requestID: "request-1",
            metadata: token.map { [CallMetadata(CallMetadata.token, $0)] } ?? [],
            peer: CallContext.Peer(processID: 4711, userID: 1000, groupID: 1000))
        let wasCalled = Mutex(false)
        let fault = try await fault {
            try await world.authentication.intercept(context) { _ in wasCalled.withLock { $0 = true } }
        }
        let passed = wasCalled.withLock { $0 }
        #expect(fault?.reason == (passed ? nil : "Unauthenticated"))
        return passed
    }

    @Test("A handler never sees a call without a token, and the attempt is audited")
    func tokens() async throws {
        try await World.with { world in
            let create = DatabasesV1.DatabasesMethod.createDatabase.rawValue
            let token = "paas_" + String(repeating: "A", count: 43)
            for (text, passes) in [(token, true), (nil, false), ("bearer-of-another-kind", false)] {
                let passed = try await Self.passes(world, create, token: text)
                #expect(passed == passes, "\(text ?? "none")")
            }
            let audited = try await world.audited("databases.create", .denied)
            #expect(audited == 2)
        }
    }

    @Test("A service that nobody thought of needs a token")
    func unknownServices() async throws {
        try await World.with { world in
            for method in ["/paas.other.v1.Other/Get", "/paas.health.v1.Healthy/Check"] {
                let passed = try await Self.passes(world, method, token: nil)
                #expect(!passed, "\(method)")
            }
            let audited = try await world.audited("rpc", .denied)
            #expect(audited == 2)
        }
    }

    @Test("Health and reflection need none")
    func openServices() async throws {
        try await World.with { world in
            let reflection = ReflectionV1.ReflectionMethod.getDescriptors.rawValue
            for method in [HealthV1.HealthMethod.watch.rawValue, reflection] {
                let passed = try await Self.passes(world, method, token: nil)
                #expect(passed, "\(method)")
            }
            let audited = try await world.audited("rpc", .denied)
            #expect(audited == 0)
        }
    }
}
