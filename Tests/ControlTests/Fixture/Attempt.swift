import Control
import Messages
import Model

/// A call of one action, on a database that does not exist unless the action makes or lists some.
struct Attempt: Sendable {
    let action: Action

    /// What came of it.
    enum Outcome: Equatable {
        /// The gate let it pass; what it met behind does not matter.
        case passed
        /// The organisation looked as if it did not exist.
        case hidden
        case denied
        case unauthenticated
    }

    private static let id = "abcdefghijklmnop"

    func outcome(_ world: World, org: String, options: CallOptions) async throws -> Outcome {
        guard let fault = try await fault({ try await call(world.client, org: org, options) }) else { return .passed }
        switch fault.reason {
        case "PermissionDenied": return .denied
        case "Unauthenticated": return .unauthenticated
        case "NotFound" where fault.metadata["app"] == nil && fault.metadata["org"] != nil: return .hidden
        default: return .passed
        }
    }

    func call(
        _ client: DatabasesV1.DatabasesClient<InMemoryCaller>, org: String, _ options: CallOptions
    ) async throws {
        switch action {
        case .createDatabase:
            _ = try await client.createDatabase(.init(org: org, app: "web", name: "main"), options: options)
        case .getDatabase:
            _ = try await client.getDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .listDatabases:
            _ = try await client.listDatabases(.init(org: org, app: "web"), options: options)
        case .revealDSN:
            _ = try await client.revealDSN(.init(org: org, app: "web", id: Self.id), options: options)
        case .deleteDatabase:
            _ = try await client.deleteDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .destroyVolume:
            _ = try await client.deleteDatabase(
                .init(org: org, app: "web", id: Self.id, deleteVolume: true), options: options)
        case .undeleteDatabase:
            _ = try await client.undeleteDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .watchStatus:
            let events = try await client.watchStatus(.init(org: org), options: options)
            for try await _ in events { break }
        }
    }
}
