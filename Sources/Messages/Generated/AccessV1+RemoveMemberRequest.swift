// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.RemoveMemberRequest`.
    public struct RemoveMemberRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.RemoveMemberRequest`
        public static let typeName = "paas.access.v1.RemoveMemberRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `name`.
        public var name: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", name: String = "") {
            self.org = org
            self.name = name
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
            var fields = FieldList("RemoveMemberRequest")
            fields.add("org", org)
            fields.add("name", name)
            return fields.text
        }
    }
}

extension AccessV1.RemoveMemberRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__remove_member_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__RemoveMemberRequest>) {
        self.org = Self.text(form.pointee.org)
        self.name = Self.text(form.pointee.name)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.name)
    }
}
