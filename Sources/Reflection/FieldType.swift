/// A field of a message type.
public struct FieldType: Equatable, Sendable {
    /// What a field holds.
    public enum Kind: Equatable, Sendable {
        /// A number, a boolean, a text or bytes.
        case scalar(ScalarType)
        /// A value of the enumeration of this full name.
        case enumeration(String)
        /// A message of the type of this full name.
        case message(String)
    }

    /// Name in the proto file: `engine_version`.
    public let name: String
    /// Name in JSON: `engineVersion`.
    public let jsonName: String
    /// Number on the wire, at least 1.
    public let number: UInt32
    /// What the field, or each of its elements, holds.
    public let kind: Kind
    /// Whether it holds any number of values.
    public let isRepeated: Bool
    /// Whether its numbers go out as one run of bytes.
    public let isPacked: Bool
    /// Whether «not set» is something else than the default value.
    public let hasPresence: Bool
    /// Index of the oneof that it is a member of.
    public let oneof: Int?
    /// Whether it holds a secret, which nothing here ever shows.
    public let isSecret: Bool
    /// The comment in the proto file; empty where there is none.
    public let comment: String
}
