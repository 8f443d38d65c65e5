// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.SetQuotaResponse`.
    public struct SetQuotaResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.SetQuotaResponse`
        public static let typeName = "paas.access.v1.SetQuotaResponse"

        /// Field 1: `quota`.
        public var quota: AccessV1.Quota?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(quota: AccessV1.Quota? = nil) {
            self.quota = quota
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
            var fields = FieldList("SetQuotaResponse")
            fields.add("quota", quota)
            return fields.text
        }
    }
}

extension AccessV1.SetQuotaResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__set_quota_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__SetQuotaResponse>) {
        self.quota = Self.message(form.pointee.quota)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.quota)
    }
}
