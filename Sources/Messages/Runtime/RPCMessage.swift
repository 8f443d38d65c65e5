/// A generated message: a Swift value that stands for protobuf bytes.
public protocol RPCMessage: Sendable, Equatable {
    /// Full protobuf name: `paas.databases.v1.Database`.
    static var typeName: String { get }

    /// The message with every field at its default.
    init()

    /// Decodes one message.
    ///
    /// - Throws: `DecodeFault` for bytes that are no such message, and for those that ask for more memory, depth or
    ///   elements than the limits allow.
    init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault)

    /// The message in protobuf's wire format.
    ///
    /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
    func encoded() throws(DecodeFault) -> [UInt8]
}

extension RPCMessage {
    /// Decodes one message from an array or a slice of bytes.
    public init(decoding bytes: some Sequence<UInt8>, limits: DecodeLimits = .standard) throws(DecodeFault) {
        let outcome: Result<Self, DecodeFault>? = bytes.withContiguousStorageIfAvailable { storage in
            Result { () throws(DecodeFault) in
                try Self(decoding: UnsafeRawBufferPointer(storage), limits: limits)
            }
        }
        if let outcome {
            self = try outcome.get()
        } else {
            try self.init(decoding: Array(bytes), limits: limits)
        }
    }
}

/// What a message may cost before it is refused.
public struct DecodeLimits: Equatable, Sendable {
    /// Bytes of memory that protobuf-c may take for the message's C form.
    public var memoryBytes: Int

    /// Sets a limit.
    public init(memoryBytes: Int) { self.memoryBytes = memoryBytes }

    /// 64 MiB: ample for any message of the protocol's default size.
    public static let standard = DecodeLimits(memoryBytes: 64 << 20)
}

/// Bytes are not a message of the wanted type, or a message can't be put into bytes.
public struct DecodeFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Full protobuf name of the message.
    public let typeName: String
    /// What is wrong.
    public let description: String

    /// Names the message and what is wrong with it.
    public init(typeName: String, _ description: String) {
        self.typeName = typeName
        self.description = "\(typeName): \(description)"
    }
}
