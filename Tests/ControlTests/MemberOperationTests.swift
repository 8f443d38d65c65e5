import Control
import Messages
import Model
import Store
import Testing

/// Members: invited, changed, removed.
@Suite struct MemberOperationTests {
    @Test("An invitation makes its recipient a member, once")
    func invitation() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let invited = try await world.access.createInvitation(
                .init(org: "acme", name: "ada@example.org", role: "admin"), options: owner)
            #expect(
                try await world.access.listInvitations(.init(org: "acme"), options: owner).invitations
                    == [try #require(invited.invitation)])
            let request = AccessV1.AcceptInvitationRequest(name: "ada@example.org", code: invited.code)
            for wrong in [
                AccessV1.AcceptInvitationRequest(name: "eve", code: invited.code),
                .init(name: "ada@example.org", code: "paas_" + String(repeating: "A", count: 43)),
                .init(name: "ada@example.org", code: ""),
            ] {
                let refused = try await fault { try await world.access.acceptInvitation(wrong) }
                #expect(refused?.reason == "InvitationInvalid")
            }
            let accepted = try await world.access.acceptInvitation(request)
            #expect(accepted.org == "acme" && accepted.member?.role == "admin")
            let caller = try await world.access.getCaller(.init(), options: World.options(accepted.secret))
            #expect(caller.name == "ada@example.org@acme" && caller.role == "admin")
            let again = try await fault { try await world.access.acceptInvitation(request) }
            #expect(again?.reason == "InvitationInvalid")
            #expect(try await world.access.listInvitations(.init(org: "acme"), options: owner).invitations.isEmpty)
            #expect(try await world.audited("invitations.create", .allowed) == 1)
            #expect(try await world.audited("invitations.accept", .allowed) == 1)
            #expect(try await world.audited("invitations.accept", .denied) == 4)
        }
    }

    @Test("Of many who accept at once with one code one gets in")
    func race() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let code = try await world.access.createInvitation(
                .init(org: "acme", name: "ada", role: "viewer"), options: owner
            ).code
            let count = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        try await fault { try await world.access.acceptInvitation(.init(name: "ada", code: code)) }
                            == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(count == 1)
        }
    }

    @Test("An invitation that was revoked, replaced or is too old lets nobody in")
    func ended() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            func invite() async throws -> AccessV1.CreateInvitationResponse {
                try await world.access.createInvitation(.init(org: "acme", name: "ada", role: "viewer"), options: owner)
            }
            let replaced = try await invite()
            let revoked = try await invite()
            _ = try await world.access.revokeInvitation(
                .init(org: "acme", id: revoked.invitation?.id ?? ""), options: owner)
            let old = try await invite()
            try await world.pool.execute("update invitations set expires_at = now() where ended_at is null")
            for code in [replaced.code, revoked.code, old.code] {
                let refused = try await fault {
                    try await world.access.acceptInvitation(.init(name: "ada", code: code))
                }
                #expect(refused?.reason == "InvitationInvalid")
            }
        }
    }

    @Test("The last owner stays, and stays one")
    func lastOwner() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            for name in ["owner"] {
                let demoted = try await fault {
                    try await world.access.changeMember(.init(org: "acme", name: name, role: "admin"), options: owner)
                }
                let removed = try await fault {
                    try await world.access.removeMember(.init(org: "acme", name: name), options: owner)
                }
                #expect(demoted?.reason == "LastOwner" && removed?.reason == "LastOwner")
            }
            try await world.store.ensureMember(org: world.acme, subject: "bea", role: .owner)
            _ = try await world.access.changeMember(.init(org: "acme", name: "owner", role: "admin"), options: owner)
            // From the next call on.
            let denied = try await fault { try await world.access.listMembers(.init(org: "acme"), options: owner) }
            #expect(denied?.reason == "PermissionDenied")
        }
    }

    @Test("Two owners who remove each other at once leave one")
    func mutual() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            try await world.store.ensureMember(org: world.acme, subject: "bea", role: .owner)
            let other = try await world.token(for: .member(org: world.acme, subject: "bea"))
            await withTaskGroup(of: Void.self) { group in
                for (name, options) in [("bea", owner), ("owner", other)] {
                    group.addTask {
                        _ = try? await world.access.removeMember(.init(org: "acme", name: name), options: options)
                    }
                }
            }
            #expect(try await world.store.members(org: world.acme).count { $0.role == .owner } == 1)
        }
    }

    @Test("A removed member's tokens stay dead when somebody of the same name comes")
    func removal() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let old = try await world.member(.viewer)
            _ = try await world.access.removeMember(.init(org: "acme", name: "viewer"), options: owner)
            let code = try await world.access.createInvitation(
                .init(org: "acme", name: "viewer", role: "admin"), options: owner
            ).code
            _ = try await world.access.acceptInvitation(.init(name: "viewer", code: code))
            let refused = try await fault { try await world.access.getCaller(.init(), options: old) }
            #expect(refused?.reason == "Unauthenticated")
        }
    }

    @Test("A watch ends when its caller is removed in the middle of it")
    func watch() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let events = try await world.client.watchStatus(
                .init(org: "acme"), options: try await world.member(.viewer))
            let refused = try await fault {
                for try await event in events {
                    if case .synced = event.event {
                        _ = try await world.access.removeMember(.init(org: "acme", name: "viewer"), options: owner)
                    }
                }
            }
            #expect(refused?.reason == "Unauthenticated")
        }
    }
}
