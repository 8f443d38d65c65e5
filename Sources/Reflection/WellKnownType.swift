/// Types of Google's whose JSON is a text. Both have seconds in field 1 and nanoseconds in field 2.
enum WellKnownType {
    case timestamp
    case duration

    init?(name: String) {
        switch name {
        case "google.protobuf.Timestamp": self = .timestamp
        case "google.protobuf.Duration": self = .duration
        default: return nil
        }
    }

    /// The text for the values of the fields; `nil` for those that have none: they are shown as they are.
    func json(of fields: [[JSON]]) -> JSON? {
        let seconds = Int64(fields.first?.first?.plain ?? "0")
        let nanoseconds = Int32(fields.dropFirst().first?.first?.plain ?? "0")
        guard let seconds, let nanoseconds else { return nil }
        let text =
            switch self {
            case .timestamp: TimestampText.text(seconds: seconds, nanoseconds: nanoseconds)
            case .duration: DurationText.text(seconds: seconds, nanoseconds: nanoseconds)
            }
        return text.map { .string($0) }
    }

    /// Writes the message that a text stands for.
    func write(_ json: JSON, to writer: inout WireWriter) throws(MessageFault) {
        guard case .string(let text) = json else {
            throw MessageFault("expected \(example), found \(json.kind)")
        }
        let parsed =
            switch self {
            case .timestamp: TimestampText.parse(text)
            case .duration: DurationText.parse(text)
            }
        guard let (seconds, nanoseconds) = parsed else {
            throw MessageFault("expected \(example), found \(json.line)")
        }
        if seconds != 0 {
            writer.tag(1, .varint)
            writer.varint(UInt64(bitPattern: seconds))
        }
        if nanoseconds != 0 {
            writer.tag(2, .varint)
            writer.varint(UInt64(bitPattern: Int64(nanoseconds)))
        }
    }

    private var example: String {
        switch self {
        case .timestamp: "a time like \"2026-03-01T12:30:00.5Z\""
        case .duration: "a duration like \"1.5s\""
        }
    }

    /// `.5`, `.500`, … as 0, 3, 6 or 9 digits with a dot before them.
    static func fraction(_ nanoseconds: Int32) -> String {
        if nanoseconds == 0 { return "" }
        var digits = String(String(1_000_000_000 + nanoseconds.magnitude).dropFirst())
        while digits.hasSuffix("000") { digits.removeLast(3) }
        return "." + digits
    }

    /// Nanoseconds of the digits behind a dot, if one comes; `nil` for none or more than nine digits.
    static func nanoseconds(_ scanner: inout ByteScanner) -> Int32? {
        guard scanner.take(".") else { return 0 }
        var value: Int32 = 0
        var count = 0
        while let digit = scanner.takeDigit() {
            count += 1
            guard count <= 9 else { return nil }
            value = value * 10 + Int32(digit)
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }
}
