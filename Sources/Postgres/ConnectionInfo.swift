/// What a connection string says, as far as one has to know it before connecting.
public struct ConnectionInfo: Sendable {
    /// The string itself.
    public let text: String
    /// A password stands in it, in either of libpq's forms (PostgreSQL manual, «Connection Strings»).
    public let holdsPassword: Bool

    /// Reads a connection string.
    ///
    /// - Throws: a fault of kind `usage` for a string that libpq doesn't understand; it doesn't quote the string.
    public init(_ text: String) throws(PostgresFault) {
        self.text = text
        holdsPassword = try ConnectionParameters(text, applicationName: "").holdsPassword
    }
}
