import Control
import Messages
import Model
import Testing

/// What only the operator may ask of the keys; the rest is asked of whole daemons.
@Suite struct KeyOperationTests {
    @Test("Nobody but the operator asks about keys or changes one, and the attempts are audited")
    func others() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let calls: [(String, @Sendable () async throws -> Void)] = [
                ("keys.status", { _ = try await world.operations.getKeyStatus(.init(), options: owner) }),
                ("keys.rotate", { _ = try await world.operations.rotateKey(.init(), options: owner) }),
                ("keys.recover", { _ = try await world.operations.recoverKey(.init(), options: owner) }),
            ]
            for (action, call) in calls {
                let refused = try await fault { try await call() }
                #expect(refused?.code == .permissionDenied, "\(action)")
                #expect(try await world.audited(action, .denied) == 1)
                #expect(try await world.audited(action, .allowed) == 0)
            }
        }
    }
}
