/// A service.
public struct ServiceType: Equatable, Sendable {
    /// Full name: `paas.databases.v1.Databases`.
    public let name: String
    /// Its methods as the proto file orders them.
    public let methods: [MethodType]
    /// The comment in the proto file; empty where there is none.
    public let comment: String
}
