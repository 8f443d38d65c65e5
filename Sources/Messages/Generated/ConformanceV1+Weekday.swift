// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

extension ConformanceV1 {
    /// `paas.conformance.v1.Weekday`.
    public struct Weekday: RawRepresentable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
        /// The number on the wire; any number may come from a peer.
        public var rawValue: Int32

        /// The value of a number, whether it has a name or not.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// `WEEKDAY_UNSPECIFIED`.
        public static let unspecified = Self(rawValue: 0)
        /// `WEEKDAY_MONDAY`.
        public static let monday = Self(rawValue: 1)
        /// `WEEKDAY_SUNDAY`.
        public static let sunday = Self(rawValue: 7)
        /// `WEEKDAY_LAST`.
        public static let last = Self(rawValue: 2147483647)
        /// `WEEKDAY_FIRST`.
        public static let first = Self(rawValue: -2147483648)

        /// Every value that has a name, in the order of the proto file.
        public static let allCases: [Self] = [.unspecified, .monday, .sunday, .last, .first]

        /// The value's name in the proto file, or its number.
        public var description: String {
            switch rawValue {
            case 0: "WEEKDAY_UNSPECIFIED"
            case 1: "WEEKDAY_MONDAY"
            case 7: "WEEKDAY_SUNDAY"
            case 2147483647: "WEEKDAY_LAST"
            case -2147483648: "WEEKDAY_FIRST"
            default: String(rawValue)
            }
        }
    }
}
