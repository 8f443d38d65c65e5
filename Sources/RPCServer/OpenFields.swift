import Messages
import Wire

/// What an OPEN says of a call that is served.
struct OpenFields {
    var method: ServedMethod
    /// In nanoseconds; 0 = none.
    var timeout: UInt64 = 0
    var idempotencyKey = ""
    var traceparent = ""
    var metadata: [CallMetadata] = []
    var credit = Credit.zero
    var largestResponse: UInt32 = 0
    var isWithoutMessage = false

    init(method: ServedMethod) { self.method = method }

    /// Reads an OPEN, the short way if that can be.
    ///
    /// - Throws: the error that its call ends with.
    static func read(_ bytes: RawSpan, _ methods: MethodTable) throws(StreamError) -> OpenFields {
        if let fields = OpenReader.read(bytes, methods) { return fields }
        return try OpenFields(decoding: bytes, methods)
    }

    /// Reads the bytes of any OPEN.
    ///
    /// - Throws: the error that its call ends with: `MalformedMetadata`, `UnknownMethod`.
    init(decoding bytes: RawSpan, _ methods: MethodTable) throws(StreamError) {
        let open: RPCV1.Open
        do {
            open = try bytes.withUnsafeBytes {
                try RPCV1.Open(decoding: $0, limits: DecodeLimits(memoryBytes: 1 << 20))
            }
        } catch { throw Self.malformed("\(error)") }
        for entry in open.metadata where !Self.isKey(entry.key.utf8) {
            throw Self.malformed("a key of metadata has 1 to 64 lower-case letters, digits, '-', '_' or '.'")
        }
        guard let method = methods[open.method] else {
            throw StreamError(code: 12, reason: "UnknownMethod", "There is no method \(open.method).")
        }
        self.method = method
        timeout = open.timeoutNs
        idempotencyKey = open.idempotencyKey
        traceparent = open.traceparent
        metadata = open.metadata.map { CallMetadata(key: $0.key, value: $0.value) }
        credit = Credit(messages: open.initialCreditMessages, bytes: open.initialCreditBytes)
        largestResponse = open.maxResponseBytes
        isWithoutMessage = open.withoutMessage
    }

    var terms: CallTerms {
        CallTerms(
            shape: method.shape, credit: credit, largestResponse: largestResponse, isWithoutMessage: isWithoutMessage)
    }

    static func malformed(_ text: String) -> StreamError {
        StreamError(code: 3, reason: "MalformedMetadata", "OPEN: \(text)")
    }

    /// Whether bytes may be a key of metadata.
    static func isKey(_ key: some Collection<UInt8>) -> Bool {
        (1...64).contains(key.count)
            && key.allSatisfy { byte in
                switch byte {
                case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F, 0x2E: true
                default: false
                }
            }
    }
}
