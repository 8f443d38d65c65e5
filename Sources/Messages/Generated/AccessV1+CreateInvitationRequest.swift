// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateInvitationRequest`.
    public struct CreateInvitationRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateInvitationRequest`
        public static let typeName = "paas.access.v1.CreateInvitationRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// 1 to 64 of a to z, 0 to 9 and ". _ - + @"; a letter or digit first and last.
        public var name: String = ""
        /// Field 3: `role`.
        public var role: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", name: String = "", role: String = "") {
            self.org = org
            self.name = name
            self.role = role
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
            var fields = FieldList("CreateInvitationRequest")
            fields.add("org", org)
            fields.add("name", name)
            fields.add("role", role)
            return fields.text
        }
    }
}

extension AccessV1.CreateInvitationRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_invitation_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateInvitationRequest>) {
        self.org = Self.text(form.pointee.org)
        self.name = Self.text(form.pointee.name)
        self.role = Self.text(form.pointee.role)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.name)
        fields.add(3, text: self.role)
    }
}
