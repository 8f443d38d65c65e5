// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// A key that secrets are or were sealed with; all but the key.
    public struct Key: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.Key`
        public static let typeName = "paas.operations.v1.Key"

        /// 16 hexadecimal digits; empty for rows of a release whose keys had no names.
        public var id: String = ""
        /// next, current, retiring, retired or lost; nameless for the one without a name.
        public var state: String = ""
        /// When it came into this state; unset for the one without a name.
        public var since: ProtobufTimestamp?
        /// How many secrets it has wrapped.
        public var secrets: UInt64 = 0
        /// The daemon that answers has it.
        public var isHeld: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", state: String = "", since: ProtobufTimestamp? = nil, secrets: UInt64 = 0,
            isHeld: Bool = false
        ) {
            self.id = id
            self.state = state
            self.since = since
            self.secrets = secrets
            self.isHeld = isHeld
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
            var fields = FieldList("Key")
            fields.add("id", id)
            fields.add("state", state)
            fields.add("since", since)
            fields.add("secrets", secrets)
            fields.add("isHeld", isHeld)
            return fields.text
        }
    }
}

extension OperationsV1.Key: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__key()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__Key>) {
        self.id = Self.text(form.pointee.id)
        self.state = Self.text(form.pointee.state)
        self.since = Self.message(form.pointee.since)
        self.secrets = form.pointee.secrets
        self.isHeld = form.pointee.is_held != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, text: self.state)
        fields.add(3, message: self.since)
        fields.add(4, varint: self.secrets)
        fields.add(5, varint: self.isHeld ? 1 : 0)
    }
}
