/// A method of a service.
public struct MethodType: Equatable, Sendable {
    /// Full name of its service.
    public let service: String
    /// Its own name: `CreateDatabase`.
    public let name: String
    /// Full name of the type of its requests.
    public let request: String
    /// Full name of the type of its responses.
    public let response: String
    /// Whether a call takes any number of requests.
    public let isClientStreaming: Bool
    /// Whether a call gives any number of responses.
    public let isServerStreaming: Bool
    /// The comment in the proto file; empty where there is none.
    public let comment: String

    /// As calls name it: `/paas.databases.v1.Databases/CreateDatabase`.
    public var path: String { "/\(service)/\(name)" }

    /// The word for its shape.
    public var shape: String {
        switch (isClientStreaming, isServerStreaming) {
        case (false, false): "unary"
        case (false, true): "server-streaming"
        case (true, false): "client-streaming"
        case (true, true): "bidirectional"
        }
    }
}
