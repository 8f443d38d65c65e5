/// Something that has a name in a schema.
public enum Symbol: Equatable, Sendable {
    /// A service.
    case service(ServiceType)
    /// A method.
    case method(MethodType)
    /// A type of message.
    case message(MessageType)
    /// An enumeration.
    case enumeration(EnumerationType)

    /// Full name, with dots only: `paas.databases.v1.Databases.CreateDatabase`.
    public var name: String {
        switch self {
        case .service(let service): service.name
        case .method(let method): "\(method.service).\(method.name)"
        case .message(let message): message.name
        case .enumeration(let enumeration): enumeration.name
        }
    }
}
