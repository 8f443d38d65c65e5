/// What a walk along the chains of the audit log has found.
public struct AuditVerification: Equatable, Sendable {
    /// Something that does not fit.
    public struct Finding: Equatable, Sendable {
        /// A stable CamelCase word.
        public enum Reason: String, Sendable, CaseIterable {
            /// A line, or its place, is not what was sealed.
            case changed = "AuditLineChanged"
            /// Lines are missing between others.
            case removed = "AuditLineRemoved"
            /// A line that no program with the key has written.
            case inserted = "AuditLineInserted"
            /// The chain ends before its head.
            case truncated = "AuditTruncated"
            /// A line has waited too long for its seal.
            case unsealed = "AuditLineUnsealed"
            /// The chain does not go on from the end that was kept outside of the control plane.
            case rewritten = "AuditRewritten"
            /// The chains are made with another key than those whose ends were kept.
            case otherKey = "AuditKeyReplaced"
        }

        /// What does not fit.
        public var reason: Reason
        /// The chain's organisation; empty = the installation's own.
        public var org: String
        /// The place in the chain; 0 = it has none.
        public var seq: Int64
        /// The line's number; 0 = it is about none.
        public var line: Int64
        /// A sentence for people.
        public var message: String
    }

    /// How many lines were looked at.
    public var lines = 0
    /// How many of them are not sealed yet.
    public var unsealed = 0
    /// How many chains were walked.
    public var chains = 0
    /// The ends that were kept outside of the control plane were compared.
    public var isCompared = false
    /// What does not fit; at most `longestList` for each chain.
    public var findings: [Finding] = []

    /// A list for people ends here.
    public static let longestList = 100
}
