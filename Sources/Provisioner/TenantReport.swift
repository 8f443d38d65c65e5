/// What a look into a tenant's server has shown.
public struct TenantReport: Equatable, Sendable {
    /// The system identifier that the server says it has; `nil` where it may not be read.
    public var systemIdentifier: String?
    /// Bytes that the server may still write, where only it can say.
    public var freeBytes: Int64?

    /// A report by its parts.
    public init(systemIdentifier: String?, freeBytes: Int64? = nil) {
        self.systemIdentifier = systemIdentifier
        self.freeBytes = freeBytes
    }
}
