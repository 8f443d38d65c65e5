/// The types of a descriptor set: what is needed to read and write messages that the program has never seen.
public struct Schema: Sendable {
    /// Its services by full name, in alphabetical order.
    public let services: [ServiceType]
    private let messages: [String: MessageType]
    private let enumerations: [String: EnumerationType]

    /// Reads a `google.protobuf.FileDescriptorSet` in protobuf's wire format.
    ///
    /// Takes memory in proportion to the bytes. Whatever its types name is there.
    ///
    /// - Throws: `MessageFault` for bytes that are none, groups, more than 32 levels, and types that are named and
    ///   missing.
    public init(decoding bytes: [UInt8]) throws(MessageFault) {
        var reader = SchemaReader()
        try reader.read(bytes)
        services = reader.services.sorted { $0.name < $1.name }
        messages = reader.messages
        enumerations = reader.enumerations
        try check()
    }

    /// A type of message by its full name.
    public func message(_ name: String) -> MessageType? { messages[name] }

    /// An enumeration by its full name.
    public func enumeration(_ name: String) -> EnumerationType? { enumerations[name] }

    /// Full names of all message types and enumerations, but for those that stand for the entries of maps.
    public var typeNames: [String] {
        messages.values.filter { !$0.isMapEntry }.map(\.name) + enumerations.keys
    }

    private func check() throws(MessageFault) {
        for message in messages.values {
            for field in message.fields {
                switch field.kind {
                case .message(let name) where messages[name] == nil,
                    .enumeration(let name) where enumerations[name] == nil:
                    throw MessageFault("\(message.name).\(field.name) is a \(name), which the descriptors lack")
                default: continue
                }
            }
        }
        for method in services.flatMap(\.methods) {
            for name in [method.request, method.response] where messages[name] == nil {
                throw MessageFault("\(method.path) takes or gives \(name), which the descriptors lack")
            }
        }
    }
}
