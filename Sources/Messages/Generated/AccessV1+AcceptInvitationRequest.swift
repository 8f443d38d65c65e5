// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.AcceptInvitationRequest`.
    public struct AcceptInvitationRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.AcceptInvitationRequest`
        public static let typeName = "paas.access.v1.AcceptInvitationRequest"

        /// The name that the invitation was made for.
        public var name: String = ""
        /// Field 2: `code`.
        public var code: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", code: String = "") {
            self.name = name
            self.code = code
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
            var fields = FieldList("AcceptInvitationRequest")
            fields.add("name", name)
            fields.addSecret("code", code)
            return fields.text
        }
    }
}

extension AccessV1.AcceptInvitationRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__accept_invitation_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__AcceptInvitationRequest>) {
        self.name = Self.text(form.pointee.name)
        self.code = Self.text(form.pointee.code)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.code)
    }
}

extension AccessV1.AcceptInvitationRequest: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
