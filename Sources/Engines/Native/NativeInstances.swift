import Model

/// What runs in a home, for the one who wants to shut it down without a daemon.
public struct NativeInstances: Sendable {
    private let home: NativeHome
    private let deadline: Duration

    /// Stopping is work for the disk: more at once would only make each slower.
    private static let atOnce = 8

    /// - Parameters:
    ///   - home: The installation's directory.
    ///   - deadline: For each orderly stop, before force is used.
    public init(home: String, deadline: Duration = .seconds(30)) throws(EngineFault) {
        self.home = try NativeHome(home)
        self.deadline = deadline
    }

    /// Stops all instances, several at a time, and reports each as it is done.
    public func stopAll(report: (DatabaseID, InstanceStop) -> Void) async throws {
        // Nothing starts any more: after a power cut each cluster has left a file that names a process.
        let snapshot = try ProcessSnapshot()
        try await withThrowingTaskGroup(of: (DatabaseID, InstanceStop).self) { group in
            for (index, id) in try home.databases().enumerated() {
                if index >= Self.atOnce, let (id, outcome) = try await group.next() { report(id, outcome) }
                group.addTask { (id, try await stop(id, among: snapshot)) }
            }
            for try await (id, outcome) in group { report(id, outcome) }
        }
    }

    private func stop(_ id: DatabaseID, among snapshot: ProcessSnapshot) async throws -> InstanceStop {
        do {
            let cluster = try home.cluster(id)
            let isRunning = try cluster.server() != nil
            try await cluster.stop(deadline: deadline, among: snapshot)
            return isRunning ? .stopped : .notRunning
        } catch let fault as EngineFault {
            return .failed(fault)
        }
    }
}
