// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

extension HealthV1 {
    /// `paas.health.v1.Status`.
    public struct Status: RawRepresentable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
        /// The number on the wire; any number may come from a peer.
        public var rawValue: Int32

        /// The value of a number, whether it has a name or not.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// `STATUS_UNSPECIFIED`.
        public static let unspecified = Self(rawValue: 0)
        /// `STATUS_SERVING`.
        public static let serving = Self(rawValue: 1)
        /// `STATUS_NOT_SERVING`.
        public static let notServing = Self(rawValue: 2)
        /// `STATUS_SERVICE_UNKNOWN`.
        public static let serviceUnknown = Self(rawValue: 3)

        /// Every value that has a name, in the order of the proto file.
        public static let allCases: [Self] = [.unspecified, .serving, .notServing, .serviceUnknown]

        /// The value's name in the proto file, or its number.
        public var description: String {
            switch rawValue {
            case 0: "STATUS_UNSPECIFIED"
            case 1: "STATUS_SERVING"
            case 2: "STATUS_NOT_SERVING"
            case 3: "STATUS_SERVICE_UNKNOWN"
            default: String(rawValue)
            }
        }
    }
}
