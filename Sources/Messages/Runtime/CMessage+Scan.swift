internal import CDecode

/// The scan that looks at all bytes before they are decoded.
extension CMessage {
    /// - Throws: `DecodeFault` that names the field, for bytes that implementations would understand differently.
    static func scan(_ data: UnsafePointer<UInt8>, _ count: Int, depth: Int) throws(DecodeFault) {
        var limits = cdecode_limits(depth: UInt32(clamping: depth))
        let fault = withUnsafeTemporaryAllocation(of: cdecode_fault.self, capacity: 1) {
            room -> String? in
            guard let fault = room.baseAddress, !cdecode_scan(descriptor, data, count, &limits, fault)
            else {
                return nil
            }
            return words(fault)
        }
        if let fault { throw DecodeFault(typeName: typeName, fault) }
    }

    /// The same at the usual depth.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecodeFault) {
        guard let data = bytes.baseAddress else { return }
        try scan(data, bytes.count, depth: DecodeLimits.standard.depth)
    }

    private static func words(_ fault: UnsafePointer<cdecode_fault>) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { room in
            guard let words = room.baseAddress else { return "" }
            cdecode_fault_describe(fault, words, room.count)
            return String(cString: words)
        }
    }
}
