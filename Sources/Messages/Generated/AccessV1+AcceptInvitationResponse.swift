// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.AcceptInvitationResponse`.
    public struct AcceptInvitationResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.AcceptInvitationResponse`
        public static let typeName = "paas.access.v1.AcceptInvitationResponse"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `member`.
        public var member: AccessV1.Member?
        /// Field 3: `token`.
        public var token: AccessV1.Token?
        /// The member's token. Never shown again.
        public var secret: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            org: String = "", member: AccessV1.Member? = nil, token: AccessV1.Token? = nil, secret: String = ""
        ) {
            self.org = org
            self.member = member
            self.token = token
            self.secret = secret
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
            var fields = FieldList("AcceptInvitationResponse")
            fields.add("org", org)
            fields.add("member", member)
            fields.add("token", token)
            fields.addSecret("secret", secret)
            return fields.text
        }
    }
}

extension AccessV1.AcceptInvitationResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__accept_invitation_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__AcceptInvitationResponse>) {
        self.org = Self.text(form.pointee.org)
        self.member = Self.message(form.pointee.member)
        self.token = Self.message(form.pointee.token)
        self.secret = Self.text(form.pointee.secret)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, message: self.member)
        fields.add(3, message: self.token)
        fields.add(4, text: self.secret)
    }
}

extension AccessV1.AcceptInvitationResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
