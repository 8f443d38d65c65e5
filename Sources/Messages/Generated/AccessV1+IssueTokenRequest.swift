// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.IssueTokenRequest`.
    public struct IssueTokenRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.IssueTokenRequest`
        public static let typeName = "paas.access.v1.IssueTokenRequest"

        /// "owner", "operator" or "service".
        public var kind: String = ""
        /// Of an owner, the organisation; of a service, empty = the installation.
        public var org: String = ""
        /// Of the member that is to be owner, of the operator or of the service.
        public var name: String = ""
        /// Of a service.
        public var scopes: [String] = []
        /// 60 to 31622400 (366 days); 0 = 90 days.
        public var lifetimeSeconds: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            kind: String = "", org: String = "", name: String = "", scopes: [String] = [], lifetimeSeconds: UInt64 = 0
        ) {
            self.kind = kind
            self.org = org
            self.name = name
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
            var fields = FieldList("IssueTokenRequest")
            fields.add("kind", kind)
            fields.add("org", org)
            fields.add("name", name)
            fields.add("scopes", scopes)
            fields.add("lifetimeSeconds", lifetimeSeconds)
            return fields.text
        }
    }
}

extension AccessV1.IssueTokenRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__issue_token_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__IssueTokenRequest>) {
        self.kind = Self.text(form.pointee.kind)
        self.org = Self.text(form.pointee.org)
        self.name = Self.text(form.pointee.name)
        self.scopes = Self.texts(form.pointee.n_scopes, form.pointee.scopes)
        self.lifetimeSeconds = form.pointee.lifetime_seconds
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.kind)
        fields.add(2, text: self.org)
        fields.add(3, text: self.name)
        fields.add(4, texts: self.scopes)
        fields.add(5, varint: self.lifetimeSeconds)
    }
}
