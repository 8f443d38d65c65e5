import Model
import Support
import Testing

extension Site {
    /// Makes a request again and again, as a client does that has sent its key along, until it is answered.
    @discardableResult
    func insist<Answer: Sendable>(
        _ what: String, within limit: Duration = .seconds(120), _ body: () async throws -> Answer
    ) async throws -> Answer {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while true {
            do {
                return try await body()
            } catch let fault as Fault where Self.passing.contains(fault.code) {
                guard clock.now < end else { throw fault }
                try await clock.sleep(for: .milliseconds(50))
            }
        }
    }

    private static let passing: Set<FaultCode> = [.unavailable, .aborted, .deadlineExceeded, .internal, .cancelled]

    /// Create, change the password, delete, undelete and destroy, each asked for until it is answered.
    ///
    /// - Parameter name: tells this life's keys from those of others.
    func wholeLife(_ name: String) async throws {
        let id = try await insist("create") { try await create(name, key: "\(name)-create") }
        try await wait(id, for: "ready")
        try await insist("rotate") { try await rotate(id, key: "\(name)-rotate") }
        try await wait(id, for: "ready")
        try await insist("delete") { try await delete(id, key: "\(name)-delete") }
        try await wait(id, for: "deleted")
        try await insist("undelete") { try await undelete(id, key: "\(name)-undelete") }
        try await wait(id, for: "ready")
        try await insist("purge") { try await delete(id, deleteVolume: true, key: "\(name)-purge") }
        try await wait(id, for: "purged")
    }

    /// Runs two bodies at once; the second is cancelled when the first has ended.
    func during<Value: Sendable>(
        _ body: @Sendable @escaping () async throws -> Value,
        trouble: @Sendable @escaping () async throws -> Void
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                do { try await trouble() } catch is CancellationError {}
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let value = result { return value }
            }
            throw CancellationError()
        }
    }

    /// A line to the control plane that can be harmed.
    ///
    /// - Returns: the line, and the connection string that leads over it.
    func controlLine() throws -> (proxy: FaultProxy, connection: String) {
        let proxy = try FaultProxy(
            at: .unix("\(home)/.s.PGSQL.5432"), to: .unix("\(home)/run/control/.s.PGSQL.5432"))
        return (proxy, "host=\(home) port=5432 user=paas dbname=paas")
    }
}
