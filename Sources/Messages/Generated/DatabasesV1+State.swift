// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

extension DatabasesV1 {
    /// `paas.databases.v1.State`.
    public struct State: RawRepresentable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
        /// The number on the wire; any number may come from a peer.
        public var rawValue: Int32

        /// The value of a number, whether it has a name or not.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// `STATE_UNSPECIFIED`.
        public static let unspecified = Self(rawValue: 0)
        /// `STATE_PROVISIONING`.
        public static let provisioning = Self(rawValue: 1)
        /// `STATE_READY`.
        public static let ready = Self(rawValue: 2)
        /// `STATE_DEGRADED`.
        public static let degraded = Self(rawValue: 3)
        /// `STATE_FAILED`.
        public static let failed = Self(rawValue: 4)
        /// `STATE_DELETING`.
        public static let deleting = Self(rawValue: 5)
        /// `STATE_DELETED`.
        public static let deleted = Self(rawValue: 6)
        /// `STATE_UNDELETING`.
        public static let undeleting = Self(rawValue: 7)
        /// `STATE_PURGING`.
        public static let purging = Self(rawValue: 8)
        /// `STATE_PURGED`.
        public static let purged = Self(rawValue: 9)

        /// Every value that has a name, in the order of the proto file.
        public static let allCases: [Self] = [
            .unspecified, .provisioning, .ready, .degraded, .failed, .deleting, .deleted, .undeleting, .purging,
            .purged,
        ]

        /// The value's name in the proto file, or its number.
        public var description: String {
            switch rawValue {
            case 0: "STATE_UNSPECIFIED"
            case 1: "STATE_PROVISIONING"
            case 2: "STATE_READY"
            case 3: "STATE_DEGRADED"
            case 4: "STATE_FAILED"
            case 5: "STATE_DELETING"
            case 6: "STATE_DELETED"
            case 7: "STATE_UNDELETING"
            case 8: "STATE_PURGING"
            case 9: "STATE_PURGED"
            default: String(rawValue)
            }
        }
    }
}
