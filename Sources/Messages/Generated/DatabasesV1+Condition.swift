// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// Something that is true of a database beside its state.
    public struct Condition: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Condition`
        public static let typeName = "paas.databases.v1.Condition"

        /// Stable CamelCase word: "RotationPending".
        public var type: String = ""
        /// For people.
        public var message: String = ""
        /// Field 3: `since`.
        public var since: ProtobufTimestamp?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(type: String = "", message: String = "", since: ProtobufTimestamp? = nil) {
            self.type = type
            self.message = message
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
            var fields = FieldList("Condition")
            fields.add("type", type)
            fields.add("message", message)
            fields.add("since", since)
            return fields.text
        }
    }
}

extension DatabasesV1.Condition: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__condition()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Condition>) {
        self.type = Self.text(form.pointee.type)
        self.message = Self.text(form.pointee.message)
        self.since = Self.message(form.pointee.since)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.type)
        fields.add(2, text: self.message)
        fields.add(3, message: self.since)
    }
}
