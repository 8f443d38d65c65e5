/// What each side says first.
public struct Hello: Equatable, Sendable {
    /// The lowest version that the sender speaks.
    public var lowestVersion: UInt32
    /// The highest version that the sender speaks.
    public var highestVersion: UInt32
    /// What the sender accepts.
    public var limits: Limits
    /// Program and version of the sender, for logs.
    public var agent: String
    /// Identifies this run of the server; empty from a client.
    public var instanceID: String
    /// What the receiver may send on the whole connection before the first CREDIT for stream 0.
    public let credit: Credit
    /// What the sender can do beyond its version, by name.
    public var features: [String]

    /// Puts a HELLO together; the versions are those of this implementation unless others are given. The credit is
    /// brought into the range that the protocol allows.
    public init(
        lowestVersion: UInt32 = Hello.version, highestVersion: UInt32 = Hello.version, limits: Limits = .standard,
        agent: String, instanceID: String = "", credit: Credit = .connection, features: [String] = []
    ) {
        self.lowestVersion = lowestVersion
        self.highestVersion = highestVersion
        self.limits = limits
        self.agent = agent
        self.instanceID = instanceID
        self.credit = Credit(
            messages: min(max(credit.messages, Credit.connectionMinimum.messages), Credit.largest),
            bytes: min(max(credit.bytes, Credit.connectionMinimum.bytes), Credit.largest))
        self.features = features
    }

    /// The version that this implementation speaks.
    public static let version: UInt32 = 1

    /// The highest version that both sides speak.
    ///
    /// - Throws: `versionMismatch` when there is none.
    func agreedVersion() throws(ConnectionError) -> UInt32 {
        guard lowestVersion <= Self.version, Self.version <= highestVersion else {
            throw ConnectionError(
                .versionMismatch,
                "the peer speaks versions \(lowestVersion) to \(highestVersion), this side version \(Self.version)")
        }
        return Self.version
    }
}
