/// How the native engine works.
public struct NativeConfiguration: Sendable {
    /// The installation's directory.
    public var home: String
    /// Where databases get their addresses.
    public var addresses: AddressRange
    /// Where the accounts of clusters come from when root runs the engine; `nil` = the widest range that exists here.
    public var accounts: AccountRange?
    /// Holds `<major>/bin` for majors that the system lacks; `nil` = `<home>/postgres`.
    public var postgresDirectory: String?
    /// For making a cluster.
    public var initialisationDeadline = Duration.seconds(60)
    /// For a start until the address is taken.
    public var startDeadline = Duration.seconds(30)
    /// For an orderly stop, before the server is ended by force.
    public var stopDeadline = Duration.seconds(30)

    /// Where Debian's and PGDG's packages put `<major>/bin`.
    public static let systemDirectory = "/usr/lib/postgresql"

    /// The usual configuration of an installation.
    public init(home: String, addresses: AddressRange, postgresDirectory: String? = nil) {
        self.home = home
        self.addresses = addresses
        self.postgresDirectory = postgresDirectory
    }
}
