import Messages
import Model
import RPCClient
import RPCServer
import Testing
import Wire

/// Health and Reflection, which every server has.
@Suite(.timeLimit(.minutes(1))) struct StandardServiceTests {
    @Test func healthIsChecked() async throws {
        try await withServer { (server) async throws in
            let health = HealthV1.HealthClient(server.client())
            func status(_ service: String) async throws -> HealthV1.Status {
                try await health.check(HealthV1.CheckRequest(service: service)).status
            }
            #expect(try await status("") == .serving)
            #expect(try await status("test.Service") == .serving)
            #expect(try await status("paas.health.v1.Health") == .serving)
            let fault = try await #require(throws: Fault.self) { try await status("no.Service") }
            #expect(fault.code == .notFound && fault.reason == "UnknownService")
            server.server.setHealth(service: "test.Service", isServing: false)
            #expect(try await status("test.Service") == .notServing)
            #expect(try await status("") == .serving)
            server.server.setHealth(service: "test.Service", isServing: true)
            server.server.setHealth(service: "", isServing: false)
            #expect(try await status("test.Service") == .notServing)
        }
    }

    @Test func healthIsWatched() async throws {
        try await withServer { (server) async throws in
            let health = HealthV1.HealthClient(server.client())
            var watch = try await health.watch(HealthV1.WatchRequest(service: "later")).makeAsyncIterator()
            #expect(try await watch.next()?.status == .serviceUnknown)
            server.server.setHealth(service: "later", isServing: true)
            #expect(try await watch.next()?.status == .serving)
            // What does not change what is known is not told.
            server.server.setHealth(service: "later", isServing: true)
            server.server.setHealth(service: "other", isServing: true)
            server.server.setHealth(service: "", isServing: false)
            #expect(try await watch.next()?.status == .notServing)
            server.server.shutdown()
            let fault = try await #require(throws: Fault.self) {
                while try await watch.next() != nil {}
            }
            #expect(fault.reason == "GoingAway")
        }
    }

    @Test func aDrainingServerIsNotServing() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, TestService.Path.hang)
            #expect(await server.journal.next() == "hang began")
            server.server.shutdown()
            #expect(try await peer.nextOfCall()?.header.type == .goAway)
            peer.open(2, HealthV1.HealthMethod.check.rawValue)
            let end = try await peer.nextEnd()
            #expect(try HealthV1.CheckResponse(decoding: end.response).status == .notServing)
            server.gate.open()
        }
    }

    @Test func theServicesAndTheirDescriptorsAreHandedOut() async throws {
        try await withServer { (server) async throws in
            let response = try await ReflectionV1.ReflectionClient(server.client()).getDescriptors(.init())
            #expect(
                response.services == ["paas.health.v1.Health", "paas.reflection.v1.Reflection", "test.Service"])
            #expect(response.fileDescriptorSet == DescriptorSet.bytes && !response.fileDescriptorSet.isEmpty)
        }
    }
}
