/// An enumeration.
public struct EnumerationType: Equatable, Sendable {
    /// One of its values.
    public struct Value: Equatable, Sendable {
        /// Name in the proto file and in JSON.
        public let name: String
        /// Number on the wire.
        public let number: Int32
        /// The comment in the proto file; empty where there is none.
        public let comment: String
    }

    /// Full name: `paas.databases.v1.State`.
    public let name: String
    /// Its values as the proto file orders them.
    public let values: [Value]
    /// The comment in the proto file; empty where there is none.
    public let comment: String
}
