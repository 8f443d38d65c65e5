// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateTokenResponse`.
    public struct CreateTokenResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateTokenResponse`
        public static let typeName = "paas.access.v1.CreateTokenResponse"

        /// Field 1: `token`.
        public var token: AccessV1.Token?
        /// Never shown again.
        public var secret: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(token: AccessV1.Token? = nil, secret: String = "") {
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
            var fields = FieldList("CreateTokenResponse")
            fields.add("token", token)
            fields.addSecret("secret", secret)
            return fields.text
        }
    }
}

extension AccessV1.CreateTokenResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_token_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateTokenResponse>) {
        self.token = Self.message(form.pointee.token)
        self.secret = Self.text(form.pointee.secret)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.token)
        fields.add(2, text: self.secret)
    }
}

extension AccessV1.CreateTokenResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
