/// A generated message: a Swift value that stands for protobuf bytes.
public protocol RPCMessage: Sendable, Equatable {
    /// Full protobuf name: `paas.databases.v1.Database`.
    static var typeName: String { get }

    /// The message with every field at its default.
    init()

    /// Decodes one message.
    ///
    /// - Throws: `DecodeFault` for bytes that are no such message or that docs/protocol.md refuses (Messages), and for
    ///   those that ask for more memory or depth than the limits allow.
    init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault)

    /// The message in protobuf's wire format.
    ///
    /// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.
    func encoded() throws(DecodeFault) -> [UInt8]
}

extension RPCMessage {
    /// Decodes one message from an array.
    public init(decoding bytes: [UInt8], limits: DecodeLimits = .standard) throws(DecodeFault) {
        let outcome = bytes.withUnsafeBytes { storage in
            Result { () throws(DecodeFault) in try Self(decoding: storage, limits: limits) }
        }
        self = try outcome.get()
    }

    /// Decodes one message from a slice of bytes, or any other sequence of them.
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

    /// Messages within messages, the outermost counted; above 32 counts as 32.
    public var depth: Int

    /// Sets the limits.
    public init(memoryBytes: Int, depth: Int = 32) {
        self.memoryBytes = memoryBytes
        self.depth = depth
    }

    /// 64 MiB: ample for any message of the protocol's default size.
    public static let standard = DecodeLimits(memoryBytes: 64 << 20)
}

/// Bytes are not a message of the wanted type, or a message can't be put into bytes.
public struct DecodeFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Full protobuf name of the message.
    public let typeName: String
    /// What is wrong.
    public let description: String

    /// Names the message, the field if it is one, and what is wrong with it.
    public init(typeName: String, _ description: String) {
        self.typeName = typeName
        self.description = "\(typeName): \(description)"
    }
}
