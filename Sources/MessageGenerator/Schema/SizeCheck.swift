/// Finds messages with more fields than the scan of received bytes keeps account of (CDECODE_MOST_FIELDS in CDecode.h).
enum SizeCheck {
    static let mostFields = 256

    /// - Throws: `Refusal` that names the first such message.
    static func check(_ file: ProtoFile) throws(Refusal) {
        for message in file.allMessages {
            let count = message.oneofs.reduce(message.fields.count) { $0 + $1.fields.count }
            guard count > mostFields else { continue }
            throw Refusal(
                element: message.name.proto,
                reason: "it has \(count) fields, more than \(mostFields) can't be received")
        }
    }
}
