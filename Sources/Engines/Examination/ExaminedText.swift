/// A text that an engine shows to whoever may ask it.
public struct ExaminedText: Sendable {
    /// Where it stands, for people: `the configuration of container paas-db-…`.
    public var place: String
    /// The text.
    public var bytes: [UInt8]

    /// A text and its place.
    public init(place: String, bytes: [UInt8]) {
        self.place = place
        self.bytes = bytes
    }
}
