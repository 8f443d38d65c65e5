// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.App`.
    public struct App: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.App`
        public static let typeName = "paas.apps.v1.App"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `name`.
        public var name: String = ""
        /// Field 3: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// The host that its databases live on.
        public var host: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", name: String = "", createdAt: ProtobufTimestamp? = nil, host: String = "") {
            self.org = org
            self.name = name
            self.createdAt = createdAt
            self.host = host
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
            var fields = FieldList("App")
            fields.add("org", org)
            fields.add("name", name)
            fields.add("createdAt", createdAt)
            fields.add("host", host)
            return fields.text
        }
    }
}

extension AppsV1.App: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__app()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__App>) {
        self.org = Self.text(form.pointee.org)
        self.name = Self.text(form.pointee.name)
        self.createdAt = Self.message(form.pointee.created_at)
        self.host = Self.text(form.pointee.host)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.name)
        fields.add(3, message: self.createdAt)
        fields.add(4, text: self.host)
    }
}
