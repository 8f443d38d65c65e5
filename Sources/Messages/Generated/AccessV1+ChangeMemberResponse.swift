// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.ChangeMemberResponse`.
    public struct ChangeMemberResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.ChangeMemberResponse`
        public static let typeName = "paas.access.v1.ChangeMemberResponse"

        /// Field 1: `member`.
        public var member: AccessV1.Member?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(member: AccessV1.Member? = nil) {
            self.member = member
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
            var fields = FieldList("ChangeMemberResponse")
            fields.add("member", member)
            return fields.text
        }
    }
}

extension AccessV1.ChangeMemberResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__change_member_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__ChangeMemberResponse>) {
        self.member = Self.message(form.pointee.member)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.member)
    }
}
