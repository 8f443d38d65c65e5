// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.Reset`.
    public struct Reset: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Reset`
        public static let typeName = "paas.databases.v1.Reset"

        /// "Compacted" or "EpochChanged".
        public var reason: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(reason: String = "") {
            self.reason = reason
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
            var fields = FieldList("Reset")
            fields.add("reason", reason)
            return fields.text
        }
    }
}

extension DatabasesV1.Reset: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__reset()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Reset>) {
        self.reason = Self.text(form.pointee.reason)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.reason)
    }
}
