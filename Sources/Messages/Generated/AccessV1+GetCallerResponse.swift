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
        /// "viewer", "member", "admin" or "owner"; empty for a service.
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
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
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

    init(reading form: UnsafePointer<Paas__Access__V1__GetCallerResponse>) throws(DecodeFault) {
        self.init()
        self.name = try Self.text(form.pointee.name, "name")
        self.org = try Self.text(form.pointee.org, "org")
        self.role = try Self.text(form.pointee.role, "role")
        self.scopes = try Self.texts(form.pointee.n_scopes, form.pointee.scopes, "scopes")
        self.actions = try Self.texts(form.pointee.n_actions, form.pointee.actions, "actions")
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Access__V1__GetCallerResponse>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.name = try Self.text(self.name, "name", in: arena)
        form.pointee.org = try Self.text(self.org, "org", in: arena)
        form.pointee.role = try Self.text(self.role, "role", in: arena)
        form.pointee.n_scopes = self.scopes.count
        form.pointee.scopes = try Self.texts(self.scopes, "scopes", in: arena)
        form.pointee.n_actions = self.actions.count
        form.pointee.actions = try Self.texts(self.actions, "actions", in: arena)
    }
}
