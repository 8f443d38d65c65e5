// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateSessionResponse`.
    public struct CreateSessionResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateSessionResponse`
        public static let typeName = "paas.access.v1.CreateSessionResponse"

        /// Goes where a token goes. Never shown again.
        public var secret: String = ""
        /// Field 2: `expires_at`.
        public var expiresAt: ProtobufTimestamp?
        /// Whom it speaks for.
        public var caller: AccessV1.GetCallerResponse?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            secret: String = "", expiresAt: ProtobufTimestamp? = nil, caller: AccessV1.GetCallerResponse? = nil
        ) {
            self.secret = secret
            self.expiresAt = expiresAt
            self.caller = caller
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
            var fields = FieldList("CreateSessionResponse")
            fields.addSecret("secret", secret)
            fields.add("expiresAt", expiresAt)
            fields.add("caller", caller)
            return fields.text
        }
    }
}

extension AccessV1.CreateSessionResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_session_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateSessionResponse>) {
        self.secret = Self.text(form.pointee.secret)
        self.expiresAt = Self.message(form.pointee.expires_at)
        self.caller = Self.message(form.pointee.caller)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.secret)
        fields.add(2, message: self.expiresAt)
        fields.add(3, message: self.caller)
    }
}

extension AccessV1.CreateSessionResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
