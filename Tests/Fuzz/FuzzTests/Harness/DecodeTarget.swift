import Messages

/// Every type of message: what can be decoded can be encoded, and is the same when it is decoded again.
enum DecodeTarget {
    static func run(_ script: inout Script) throws(Finding) {
        let type = MessageTypes.all[Int(script.byte()) % MessageTypes.all.count]
        let limits = script.flag() ? DecodeLimits.standard : DecodeLimits(memoryBytes: script.size())
        try run(type, script.remaining(), limits)
    }

    private static func run<Message: RPCMessage>(
        _ type: Message.Type, _ bytes: [UInt8], _ limits: DecodeLimits
    ) throws(Finding) {
        let message: Message
        do throws(DecodeFault) {
            message = try Message(decoding: bytes, limits: limits)
        } catch {
            try check(error.description.contains(Message.typeName), "a refusal without a name: \(error)")
            return
        }
        let once = try encoded(message)
        let again: Message
        do throws(DecodeFault) { again = try Message(decoding: once) } catch {
            throw Finding("\(message) was encoded, and refused: \(error)")
        }
        try check(again == message || isUnordered(message), "\(message) came back as \(again)")
        try check(try encoded(again) == once, "\(message) is encoded in two ways")
        // Redacted, and for any content.
        _ = String(reflecting: message)
    }

    /// A number that is not one differs from itself.
    private static func isUnordered(_ message: some RPCMessage) -> Bool { message != message }

    private static func encoded(_ message: some RPCMessage) throws(Finding) -> [UInt8] {
        do throws(DecodeFault) { return try message.encoded() } catch {
            throw Finding("\(message) was decoded, and can't be encoded: \(error)")
        }
    }
}
