// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

internal import CMessages

extension HealthV1 {
    /// `paas.health.v1.CheckResponse`.
    public struct CheckResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.health.v1.CheckResponse`
        public static let typeName = "paas.health.v1.CheckResponse"

        /// Field 1: `status`.
        public var status: HealthV1.Status = .init(rawValue: 0)

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(status: HealthV1.Status = .init(rawValue: 0)) {
            self.status = status
        }

        /// Decodes one message.
        ///
        /// - Throws: `DecodeFault` for bytes that are no such message, or that are refused or ask for too much.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.
        public func encoded() throws(DecodeFault) -> [UInt8] { try packed() }

        /// The fields that are not at their defaults; secrets are redacted.
        public var debugDescription: String {
            var fields = FieldList("CheckResponse")
            fields.add("status", status)
            return fields.text
        }
    }
}

extension HealthV1.CheckResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__health__v1__check_response()
    }

    init(reading form: UnsafePointer<Paas__Health__V1__CheckResponse>) {
        self.status = .init(rawValue: Self.number(form.pointee.status.rawValue))
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(truncatingIfNeeded: self.status.rawValue))
    }
}
