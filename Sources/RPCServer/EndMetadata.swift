import Messages
import Model

extension RPCV1.End {
    /// The metadata of the END of a call that went well.
    ///
    /// - Parameter limit: bytes that the client takes; trailers that are too much are left out.
    static func metadata(trailers: [CallMetadata], limit: Int) -> [UInt8] {
        if trailers.isEmpty { return [] }
        let bytes = RPCV1.End(metadata: trailers.map(RPCV1.MetadataEntry.init)).encodedMetadata
        return bytes.count <= limit ? bytes : []
    }

    /// The metadata of the END that tells a fault, within a number of bytes: what is too much is left out, the details
    /// first, and of the message its end.
    static func metadata(_ fault: Fault, trailers: [CallMetadata], limit: Int) -> [UInt8] {
        let facts = fault.metadata.sorted { $0.key < $1.key }.map {
            RPCV1.MetadataEntry(key: $0.key.withoutNUL, value: Array($0.value.utf8))
        }
        var end = RPCV1.End(
            code: fault.code.rawValue, message: fault.message.withoutNUL, reason: fault.reason.withoutNUL,
            domain: fault.domain.withoutNUL, metadata: facts + trailers.map(RPCV1.MetadataEntry.init),
            violations: fault.violations.map {
                RPCV1.FieldViolation(field: $0.field.withoutNUL, description: $0.description.withoutNUL)
            },
            nextSteps: fault.nextSteps.map(\.withoutNUL), notProcessed: fault.notProcessed)
        var bytes = end.encodedMetadata
        if bytes.count <= limit { return bytes }
        (end.metadata, end.violations, end.nextSteps) = ([], [], [])
        bytes = end.encodedMetadata
        if bytes.count <= limit { return bytes }
        end.message = end.message.cut(to: 1_024)
        end.reason = end.reason.cut(to: 128)
        end.domain = end.domain.cut(to: 128)
        return end.encodedMetadata
    }

    /// Nothing in it holds a NUL, which is all that could be refused.
    private var encodedMetadata: [UInt8] { (try? encoded()) ?? [] }
}

extension RPCV1.MetadataEntry {
    fileprivate init(_ trailer: CallMetadata) { self.init(key: trailer.key.withoutNUL, value: trailer.value) }
}

extension String {
    /// protobuf-c ends a string at its first NUL.
    fileprivate var withoutNUL: String { utf8.contains(0) ? filter { $0 != "\0" } : self }

    /// Cut between characters, so that it stays what it was.
    fileprivate func cut(to byteCount: Int) -> String {
        var end = utf8.index(startIndex, offsetBy: byteCount, limitedBy: endIndex) ?? endIndex
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
