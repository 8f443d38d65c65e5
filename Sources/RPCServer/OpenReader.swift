import Messages

/// Reads an OPEN the short way, without memory for each of its parts: fields in ascending order, each once, as every
/// protobuf library writes them. Whatever is unusual or doubtful is left to the decoder.
struct OpenReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    /// What the OPEN says; `nil` where the decoder has to look at it.
    static func read(_ metadata: RawSpan, _ methods: MethodTable) -> OpenFields? {
        metadata.withUnsafeBytes { bytes in
            var reader = OpenReader(bytes: bytes)
            return reader.fields(methods)
        }
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func fields(_ methods: MethodTable) -> OpenFields? {
        var timeout: UInt64 = 0
        var last: UInt8 = 0
        if offset < bytes.count, bytes[offset] == 0x09 {
            guard bytes.count - offset >= 9 else { return nil }
            timeout = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self))
            offset += 9
        }
        guard byte() == 0x12, let path = block(), let method = methods[path] else { return nil }
        var fields = OpenFields(method: method)
        fields.timeout = timeout
        while offset < bytes.count {
            guard let tag = byte(), tag > last || (tag == 0x2A && last == 0x2A) else { return nil }
            guard readField(tag, into: &fields) else { return nil }
            last = tag
        }
        return fields
    }

    private mutating func readField(_ tag: UInt8, into fields: inout OpenFields) -> Bool {
        switch tag {
        case 0x1A: set(&fields.idempotencyKey, text())
        case 0x22: set(&fields.traceparent, text())
        case 0x2A: readEntry(into: &fields.metadata)
        case 0x30: set(&fields.credit.messages, number())
        case 0x38: set(&fields.credit.bytes, number())
        case 0x40: set(&fields.largestResponse, number())
        case 0x48: set(&fields.isWithoutMessage, flag())
        default: false
        }
    }

    private func set<Value>(_ field: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }

    private mutating func readEntry(into metadata: inout [CallMetadata]) -> Bool {
        guard let entry = block() else { return false }
        var reader = OpenReader(bytes: entry)
        guard reader.byte() == 0x0A, let key = reader.block(), OpenFields.isKey(key) else { return false }
        var value: UnsafeRawBufferPointer?
        if reader.offset < entry.count {
            guard reader.byte() == 0x12, let block = reader.block(), reader.offset == entry.count else { return false }
            value = block
        }
        metadata.append(CallMetadata(key: String(decoding: key, as: UTF8.self), value: value.map { [UInt8]($0) } ?? []))
        return true
    }

    // MARK: Parts

    private mutating func byte() -> UInt8? {
        guard offset < bytes.count else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// What a length of at most two bytes precedes, which is all that fits into a frame's metadata.
    private mutating func block() -> UnsafeRawBufferPointer? {
        guard let low = byte() else { return nil }
        var count = Int(low)
        if low >= 0x80 {
            guard let high = byte(), high < 0x80 else { return nil }
            count = Int(low & 0x7F) | Int(high) << 7
        }
        guard count <= bytes.count - offset else { return nil }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    /// A text of ASCII characters.
    private mutating func text() -> String? {
        guard let block = block(), block.allSatisfy({ (0x01...0x7E).contains($0) }) else { return nil }
        return String(decoding: block, as: UTF8.self)
    }

    private mutating func flag() -> Bool? {
        guard let byte = byte(), byte < 2 else { return nil }
        return byte == 1
    }

    private mutating func number() -> UInt32? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 28, by: 7) {
            guard let byte = byte() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return UInt32(exactly: value) }
        }
        return nil
    }
}
