// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.GetCallerResponse`.
    public struct GetCallerResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.GetCallerResponse`
        public static let typeName = "paas.access.v1.GetCallerResponse"

        /// As the audit log names it: "member@acme".
        public var name: String = ""
        /// Empty = the installation.
        public var org: String = ""
        /// "viewer", "member", "admin" or "owner"; empty for a service. "operator" for the operator.
        public var role: String = ""
        /// Of a service's token.
        public var scopes: [String] = []
        /// What it may do in its organisation: "CreateDatabase", "RevealDSN", …
        public var actions: [String] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            name: String = "", org: String = "", role: String = "", scopes: [String] = [], actions: [String] = []
        ) {
            self.name = name
            self.org = org
            self.role = role
            self.scopes = scopes
            self.actions = actions
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
            var fields = FieldList("GetCallerResponse")
            fields.add("name", name)
            fields.add("org", org)
            fields.add("role", role)
            fields.add("scopes", scopes)
            fields.add("actions", actions)
            return fields.text
        }
    }
}

extension AccessV1.GetCallerResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__get_caller_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__GetCallerResponse>) {
        self.name = Self.text(form.pointee.name)
        self.org = Self.text(form.pointee.org)
        self.role = Self.text(form.pointee.role)
        self.scopes = Self.texts(form.pointee.n_scopes, form.pointee.scopes)
        self.actions = Self.texts(form.pointee.n_actions, form.pointee.actions)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.org)
        fields.add(3, text: self.role)
        fields.add(4, texts: self.scopes)
        fields.add(5, texts: self.actions)
    }
}
