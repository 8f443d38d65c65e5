import Model

/// The states of a database and every change between them that the provisioner may make.
public enum StateTable {
    /// One allowed change of state.
    public struct Edge: Hashable, Sendable {
        /// State before.
        public let from: DatabaseState
        /// State after.
        public let to: DatabaseState
        /// What causes it, in a few words.
        public let cause: String

        init(_ from: DatabaseState, _ to: DatabaseState, _ cause: String) {
            self.from = from
            self.to = to
            self.cause = cause
        }
    }

    /// Every allowed change of state.
    public static let edges: [Edge] = [
        Edge(.provisioning, .ready, "login proven"),
        Edge(.provisioning, .failed, "permanent fault or deadline"),
        Edge(.provisioning, .deleting, "delete"),
        Edge(.provisioning, .purging, "delete with volume"),

        Edge(.ready, .ready, "password changed"),
        Edge(.ready, .degraded, "instance, address or login lost, restarted, disk full, rotation late"),
        Edge(.ready, .failed, "volume missing or foreign"),
        Edge(.ready, .deleting, "delete"),
        Edge(.ready, .purging, "delete with volume"),

        Edge(.degraded, .ready, "login proven"),
        Edge(.degraded, .failed, "permanent fault or deadline"),
        Edge(.degraded, .deleting, "delete"),
        Edge(.degraded, .purging, "delete with volume"),

        Edge(.failed, .provisioning, "retry"),
        Edge(.failed, .degraded, "looked at again, was Ready once"),
        Edge(.failed, .deleting, "delete, or its retry"),
        Edge(.failed, .purging, "delete with volume, or its retry"),
        Edge(.failed, .undeleting, "undelete"),

        Edge(.deleting, .deleted, "instance gone, volume kept"),
        Edge(.deleting, .failed, "permanent fault or deadline"),
        Edge(.deleting, .undeleting, "undelete"),
        Edge(.deleting, .purging, "delete with volume"),

        Edge(.deleted, .undeleting, "undelete"),
        Edge(.deleted, .deleting, "instance found running"),
        Edge(.deleted, .purging, "delete with volume"),

        Edge(.undeleting, .ready, "login proven"),
        Edge(.undeleting, .failed, "permanent fault or deadline"),
        Edge(.undeleting, .deleting, "delete"),
        Edge(.undeleting, .purging, "delete with volume"),

        Edge(.purging, .purged, "volume gone"),
        Edge(.purging, .failed, "permanent fault or deadline"),
    ]

    private static let pairs = Set(edges.map { [$0.from, $0.to] })

    /// Whether a row may go from one state to another; staying is always allowed.
    public static func allows(_ from: DatabaseState, _ to: DatabaseState) -> Bool {
        from == to || pairs.contains([from, to])
    }

    /// The table as a mermaid state diagram, one line an edge.
    public static var mermaid: String {
        var lines = ["stateDiagram-v2", "    [*] --> provisioning: create"]
        lines += edges.map { "    \($0.from.rawValue) --> \($0.to.rawValue): \($0.cause)" }
        lines.append("    purged --> [*]")
        return lines.joined(separator: "\n")
    }
}
