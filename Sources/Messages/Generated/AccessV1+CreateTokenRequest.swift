// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateTokenRequest`.
    public struct CreateTokenRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateTokenRequest`
        public static let typeName = "paas.access.v1.CreateTokenRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// A member of the organisation, or
        public var member: String = ""
        /// a service, by a name of the caller's choice, with
        public var service: String = ""
        /// one scope at least.
        public var scopes: [String] = []
        /// 60 to 31622400 (366 days); 0 = 90 days.
        public var lifetimeSeconds: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            org: String = "", member: String = "", service: String = "", scopes: [String] = [],
            lifetimeSeconds: UInt64 = 0
        ) {
            self.org = org
            self.member = member
            self.service = service
            self.scopes = scopes
            self.lifetimeSeconds = lifetimeSeconds
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
            var fields = FieldList("CreateTokenRequest")
            fields.add("org", org)
            fields.add("member", member)
            fields.add("service", service)
            fields.add("scopes", scopes)
            fields.add("lifetimeSeconds", lifetimeSeconds)
            return fields.text
        }
    }
}

extension AccessV1.CreateTokenRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_token_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateTokenRequest>) {
        self.org = Self.text(form.pointee.org)
        self.member = Self.text(form.pointee.member)
        self.service = Self.text(form.pointee.service)
        self.scopes = Self.texts(form.pointee.n_scopes, form.pointee.scopes)
        self.lifetimeSeconds = form.pointee.lifetime_seconds
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.member)
        fields.add(3, text: self.service)
        fields.add(4, texts: self.scopes)
        fields.add(5, varint: self.lifetimeSeconds)
    }
}
