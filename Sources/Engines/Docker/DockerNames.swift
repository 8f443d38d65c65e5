import Model

/// What an engine's objects are called. Nothing but ids becomes part of a name.
enum DockerNames {
    static func container(_ id: DatabaseID) -> String { "paas-db-\(id)" }

    static func volume(_ id: DatabaseID) -> String { "paas-db-\(id)-data" }

    /// A container that is made to look into a volume, and never started.
    static func reader(_ id: DatabaseID) -> String { "paas-reader-\(id)" }

    /// The container that logins are tried from.
    static func login(installation: String) -> String {
        "paas-login-" + String(installation.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(8))
    }

    /// The database that a volume's name tells of; `nil` for any other name.
    static func database(ofVolume name: String) -> DatabaseID? {
        guard name.hasPrefix("paas-db-"), name.hasSuffix("-data") else { return nil }
        let id = DatabaseID(String(name.dropFirst("paas-db-".count).dropLast("-data".count)))
        return id.flatMap { volume($0) == name ? $0 : nil }
    }
}
