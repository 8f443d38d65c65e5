import CPostgres

/// The values of a statement as libpq takes them.
struct BoundParameters {
    private static let byteaType: Oid = 17

    private var storage: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var types: [Oid] = []

    /// - Throws: a fault of kind `usage` for a NUL byte in a text, which C would take as its end, and for more values
    ///   than the protocol can count.
    init(_ values: [PostgresValue]) throws(PostgresFault) {
        guard values.count <= Int(UInt16.max) else { throw PostgresFault(.usage, "more than 65535 values") }
        for (index, value) in values.enumerated() {
            switch value {
            case .null:
                append(nil, count: 0, binary: false)
            case .text(let text):
                let start = storage.count
                storage += text.utf8
                guard !storage[start...].contains(0) else {
                    throw PostgresFault(.usage, "value $\(index + 1) contains a NUL byte, which a text can't hold")
                }
                append(start, count: storage.count - start, binary: false)
                storage.append(0)
            case .bytes(let bytes):
                guard bytes.count <= 1 << 29 else {
                    throw PostgresFault(.usage, "value $\(index + 1) is longer than 512 MiB")
                }
                append(storage.count, count: bytes.count, binary: true)
                storage += bytes
                storage.append(0)
            }
        }
    }

    private mutating func append(_ offset: Int?, count: Int, binary: Bool) {
        offsets.append(offset)
        lengths.append(Int32(clamping: count))
        formats.append(binary ? 1 : 0)
        types.append(binary ? Self.byteaType : 0)
    }

    /// Calls a closure with count, types, values, lengths and formats.
    func withPointers<R>(
        _ body: (
            Int32, UnsafePointer<Oid>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
            UnsafePointer<Int32>?
        ) -> R
    ) -> R {
        guard !offsets.isEmpty else { return body(0, nil, nil, nil, nil) }
        return storage.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { shift in base.map { $0 + shift } } }
            return body(Int32(values.count), types, values, lengths, formats)
        }
    }
}
