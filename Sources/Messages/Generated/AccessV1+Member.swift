// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.Member`.
    public struct Member: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.Member`
        public static let typeName = "paas.access.v1.Member"

        /// Field 1: `name`.
        public var name: String = ""
        /// "viewer", "member", "admin" or "owner".
        public var role: String = ""
        /// Field 3: `since`.
        public var since: ProtobufTimestamp?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", role: String = "", since: ProtobufTimestamp? = nil) {
            self.name = name
            self.role = role
            self.since = since
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
            var fields = FieldList("Member")
            fields.add("name", name)
            fields.add("role", role)
            fields.add("since", since)
            return fields.text
        }
    }
}

extension AccessV1.Member: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__member()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__Member>) {
        self.name = Self.text(form.pointee.name)
        self.role = Self.text(form.pointee.role)
        self.since = Self.message(form.pointee.since)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.role)
        fields.add(3, message: self.since)
    }
}
