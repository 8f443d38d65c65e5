import Model

/// A version of PostgreSQL that an engine can run, and where it comes from.
public struct InstalledVersion: Equatable, Sendable {
    /// Its major version.
    public var version: EngineVersion
    /// For people: a directory of programs, or the name of an image.
    public var origin: String

    /// Names a version and its origin.
    public init(version: EngineVersion, origin: String) {
        self.version = version
        self.origin = origin
    }
}
