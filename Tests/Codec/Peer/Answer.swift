import Messages

/// What the codec has made of one question.
enum Answer {
    /// The message, encoded again.
    case encoded([UInt8])
    /// Why the message is refused.
    case refused(String)
    /// The question itself was wrong.
    case unknown(String)

    init(to question: [UInt8]) {
        guard question.count >= 2 else {
            self = .unknown("no name")
            return
        }
        let end = 2 + (Int(question[0]) << 8 | Int(question[1]))
        guard end <= question.count, let type = Types.byName[String(decoding: question[2..<end], as: UTF8.self)] else {
            self = .unknown("no such type")
            return
        }
        self.init(type, question[end...])
    }

    private init<Message: RPCMessage>(_ type: Message.Type, _ bytes: ArraySlice<UInt8>) {
        do throws(DecodeFault) {
            let message = try Message(decoding: bytes)
            let encoded = try message.encoded()
            // What we have written ourselves must come back as it was.
            let again = try Message(decoding: encoded).encoded()
            self = again == encoded ? .encoded(encoded) : .unknown("encoding what was encoded gives other bytes")
        } catch {
            self = .refused(error.description)
        }
    }

    /// The letter and what it says.
    var bytes: [UInt8] {
        switch self {
        case .encoded(let bytes): [UInt8(ascii: "e")] + bytes
        case .refused(let reason): [UInt8(ascii: "r")] + reason.utf8
        case .unknown(let reason): [UInt8(ascii: "u")] + reason.utf8
        }
    }
}
