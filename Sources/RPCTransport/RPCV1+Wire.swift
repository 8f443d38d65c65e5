import Messages
import Wire

// The protobuf part of frames, to and from the values that the state machines take.

extension RPCV1.Hello {
    /// The message for a HELLO.
    public init(_ hello: Hello) {
        self.init(
            versionMin: hello.lowestVersion, versionMax: hello.highestVersion,
            limits: RPCV1.Limits(
                frameBytes: hello.limits.frameBytes, messageBytes: hello.limits.messageBytes,
                metadataBytes: hello.limits.metadataBytes, streams: hello.limits.streams),
            agent: hello.agent, instanceID: hello.instanceID, initialCreditMessages: hello.credit.messages,
            initialCreditBytes: hello.credit.bytes, features: hello.features)
    }

    /// The HELLO that the message says.
    public var wire: Hello {
        Hello(
            lowestVersion: versionMin, highestVersion: versionMax,
            limits: Limits(
                frameBytes: limits?.frameBytes ?? 0, messageBytes: limits?.messageBytes ?? 0,
                metadataBytes: limits?.metadataBytes ?? 0, streams: limits?.streams ?? 0),
            agent: agent, instanceID: instanceID,
            credit: Credit(messages: initialCreditMessages, bytes: initialCreditBytes), features: features)
    }
}

extension RPCV1.GoAway {
    /// The message for a GOAWAY.
    public init(_ goAway: GoAway) {
        self.init(
            lastStream: goAway.lastStream, code: goAway.code.rawValue, drainNs: goAway.drainNanoseconds,
            text: goAway.text)
    }

    /// The GOAWAY that the message says.
    public var wire: GoAway {
        GoAway(
            lastStream: lastStream, code: ConnectionError.Code(rawValue: code), drainNanoseconds: drainNs, text: text)
    }
}

extension RPCV1.Credit {
    /// The message for a CREDIT.
    public init(_ credit: Credit) { self.init(messages: credit.messages, bytes: credit.bytes) }

    /// The CREDIT that the message says.
    public var wire: Credit { Credit(messages: messages, bytes: bytes) }
}

extension RPCMessage {
    /// Decodes the metadata of a frame.
    ///
    /// - Throws: `protocolViolation` for bytes that are no such message.
    public init(metadata: RawSpan) throws(ConnectionError) {
        do {
            self = try metadata.withUnsafeBytes { try Self(decoding: $0, limits: .metadata) }
        } catch {
            throw ConnectionError(.protocolViolation, "metadata: \(error)")
        }
    }

    /// The message as metadata. Texts of ours hold no NUL; a caller's are checked where they come in.
    public func metadata() -> [UInt8] { (try? encoded()) ?? [] }
}

extension DecodeLimits {
    /// Ample for the metadata of one frame.
    static let metadata = DecodeLimits(memoryBytes: 1 << 20)
}
