import Messages
import Model
import Wire

extension Fault {
    /// The fault that a call ends with for a reason of the transport.
    public init(_ error: StreamError) {
        self.init(
            FaultCode(rawValue: error.code) ?? .unknown, reason: error.reason, error.message, domain: Fault.rpc,
            notProcessed: error.notProcessed)
    }

    /// The fault that END tells; `nil` for a call that went well.
    public init?(_ end: RPCV1.End) {
        guard end.code != 0 else { return nil }
        var metadata: [String: String] = [:]
        // Values of a reason's facts are texts; the first of a repeated key counts.
        for entry in end.metadata where metadata[entry.key] == nil {
            metadata[entry.key] = String(decoding: entry.value, as: UTF8.self)
        }
        self.init(
            FaultCode(rawValue: end.code) ?? .unknown, reason: end.reason, end.message, domain: end.domain,
            violations: end.violations.map { FieldViolation(field: $0.field, $0.description) }, metadata: metadata,
            nextSteps: end.nextSteps, notProcessed: end.notProcessed)
    }

    /// The metadata of the END that tells the fault, within a number of bytes: what is too much is left out, the
    /// details first, and of the message its end.
    public func endMetadata(limit: Int) -> [UInt8] {
        var end = RPCV1.End(
            code: code.rawValue, message: message.withoutNUL, reason: reason.withoutNUL, domain: domain.withoutNUL,
            metadata: metadata.sorted { $0.key < $1.key }.map {
                RPCV1.MetadataEntry(key: $0.key.withoutNUL, value: Array($0.value.utf8))
            },
            violations: violations.map {
                RPCV1.FieldViolation(field: $0.field.withoutNUL, description: $0.description.withoutNUL)
            },
            nextSteps: nextSteps.map(\.withoutNUL), notProcessed: notProcessed)
        var bytes = end.metadata()
        if bytes.count <= limit { return bytes }
        (end.metadata, end.violations, end.nextSteps) = ([], [], [])
        bytes = end.metadata()
        if bytes.count <= limit { return bytes }
        end.message = end.message.cut(to: 1_024)
        end.reason = end.reason.cut(to: 128)
        end.domain = end.domain.cut(to: 128)
        return end.metadata()
    }
}

extension String {
    /// protobuf-c ends a string at its first NUL.
    fileprivate var withoutNUL: String { utf8.contains(0) ? filter { $0 != "\0" } : self }

    fileprivate func cut(to byteCount: Int) -> String { String(decoding: utf8.prefix(byteCount), as: UTF8.self) }
}
