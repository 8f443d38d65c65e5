/// What the benchmark reads of an event of a watch, straight from its bytes: decoding whole messages would measure the
/// client.
struct WatchMessage {
    enum Kind { static let (snapshot, synced, transition, bookmark, reset) = (4, 5, 6, 7, 8) }

    /// The number of the field that says what happened.
    private(set) var kind = 0
    private(set) var revision: UInt64 = 0
    private(set) var previous: UInt64 = 0
    /// Of a transition.
    private(set) var sequence: UInt64 = 0
    /// When its transaction began by PostgreSQL's clock, in microseconds since 1970.
    private(set) var at: Int64 = 0
    private(set) var database = Identifier()
    /// Of a snapshot: whether the database stands as deleted.
    private(set) var isDeleted = false

    /// An identifier's sixteen characters.
    struct Identifier: Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0

        init() {}

        init?(_ bytes: UnsafeRawBufferPointer) {
            guard bytes.count == 16 else { return nil }
            high = bytes.loadUnaligned(as: UInt64.self)
            low = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        }

        init?(_ text: String) {
            guard let read = Array(text.utf8).withUnsafeBytes({ Identifier($0) }) else { return nil }
            self = read
        }
    }

    init?(_ bytes: UnsafeRawBufferPointer) {
        let isWhole = Fields.forEach(bytes) { number, value, content in
            switch number {
            case 2: revision = value
            case 3: previous = value
            case Kind.snapshot...Kind.reset:
                kind = number
                if number == Kind.transition, let content { return readTransition(content) }
                if number == Kind.snapshot, let content { return readSnapshot(content) }
            default: break
            }
            return true
        }
        guard isWhole, kind != 0 else { return nil }
    }

    private mutating func readTransition(_ bytes: UnsafeRawBufferPointer) -> Bool {
        Fields.forEach(bytes) { number, value, content in
            switch (number, content) {
            case (1, let content?): return readDatabase(content)
            case (5, let content?): return readTime(content)
            case (7, _): sequence = value
            default: break
            }
            return true
        }
    }

    private mutating func readSnapshot(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let isWhole = Fields.forEach(bytes) { number, value, _ in
            if number == 6 { isDeleted = value == 6 }
            return true
        }
        return isWhole && readDatabase(bytes)
    }

    private mutating func readDatabase(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // The first field is all that is wanted.
        guard bytes.count > 18, bytes[0] == 0x0A, bytes[1] == 16,
            let id = Identifier(UnsafeRawBufferPointer(rebasing: bytes[2..<18]))
        else { return false }
        database = id
        return true
    }

    private mutating func readTime(_ bytes: UnsafeRawBufferPointer) -> Bool {
        Fields.forEach(bytes) { number, value, _ in
            if number == 1 { at += Int64(bitPattern: value) * 1_000_000 }
            if number == 2 { at += Int64(bitPattern: value) / 1_000 }
            return true
        }
    }
}

/// Walks over the fields of a protobuf message.
enum Fields {
    /// - Parameter body: gets number, value of a varint, content of what has a length; `false` ends the walk.
    /// - Returns: whether the message was well-formed to its end.
    static func forEach(
        _ bytes: UnsafeRawBufferPointer, _ body: (Int, UInt64, UnsafeRawBufferPointer?) -> Bool
    ) -> Bool {
        var offset = 0
        func varint() -> UInt64? {
            var (value, shift) = (UInt64(0), UInt64(0))
            while offset < bytes.count, shift < 64 {
                let byte = bytes[offset]
                offset += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
            return nil
        }
        while offset < bytes.count {
            guard let tag = varint() else { return false }
            switch tag & 7 {
            case 0:
                guard let value = varint(), body(Int(tag >> 3), value, nil) else { return false }
            case 2:
                guard let length = varint(), length <= UInt64(bytes.count - offset) else { return false }
                let content = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
                offset += Int(length)
                guard body(Int(tag >> 3), 0, content) else { return false }
            default: return false
            }
        }
        return true
    }
}
