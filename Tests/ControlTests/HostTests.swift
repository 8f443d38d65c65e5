import Control
import Messages
import Model
import Store
import Testing

/// What only the operator may ask: the kernel says who that is.
@Suite struct HostTests {
    @Test("Root sees the hosts without a token")
    func root() async throws {
        try await World.with { world in
            let response = try await world.operations(as: 0).listHosts(.init())
            #expect(response.hosts.map(\.name) == ["one"])
            #expect(response.hosts.map(\.isServing) == [true])
            #expect(response.hosts.map(\.apps) == [2])
        }
    }

    @Test("Nobody else does, whatever the token, and the attempt is audited")
    func others() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            for options in [owner, CallOptions()] {
                let fault = try await fault { try await world.operations.listHosts(.init(), options: options) }
                #expect(fault?.code == .permissionDenied && fault?.nextSteps.isEmpty == false)
            }
            #expect(try await world.audited("hosts.list", .denied) >= 1)
        }
    }

    @Test("What comes through the gateway is never the operator's")
    func gateway() async throws {
        try await World.with { world in
            let options = CallOptions(metadata: [CallMetadata("origin", "gateway")])
            let fault = try await fault { try await world.operations(as: 0).listHosts(.init(), options: options) }
            #expect(fault?.code == .permissionDenied)
        }
    }

    @Test("An app says where it lives, and its host's versions are what counts")
    func apps() async throws {
        try await World.with { world in
            let options = try await world.member(.owner)
            let apps = try await world.apps.listApps(.init(org: "acme"), options: options).apps
            #expect(apps.map(\.host) == ["one"])
            try await world.store.recordVersions([EngineVersion(major: 18)], of: world.host)
            let refused = try await fault {
                try await world.client.createDatabase(
                    .init(org: "acme", app: "web", name: "a", engineVersion: "16"), options: options)
            }
            #expect(refused?.message.contains("18") == true && refused?.code == .invalidArgument, "\(refused as Any)")
            let made = try await world.client.createDatabase(
                .init(org: "acme", app: "web", name: "a", engineVersion: "18"), options: options)
            #expect(made.database?.engineVersion == "18")
        }
    }
}

extension World {
    /// The operator's calls from a process of a user.
    fileprivate func operations(as user: UInt32) -> OperationsV1.OperationsClient<InMemoryCaller> {
        var caller = caller
        caller.userID = user
        return OperationsV1.OperationsClient(caller)
    }
}
