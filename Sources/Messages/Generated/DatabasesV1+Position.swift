// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// A place in the history.
    public struct Position: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Position`
        public static let typeName = "paas.databases.v1.Position"

        /// Identity of the history; a change means that it can't be continued.
        public var epoch: String = ""
        /// Field 2: `revision`.
        public var revision: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(epoch: String = "", revision: UInt64 = 0) {
            self.epoch = epoch
            self.revision = revision
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
            var fields = FieldList("Position")
            fields.add("epoch", epoch)
            fields.add("revision", revision)
            return fields.text
        }
    }
}

extension DatabasesV1.Position: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__position()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Position>) {
        self.epoch = Self.text(form.pointee.epoch)
        self.revision = form.pointee.revision
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.epoch)
        fields.add(2, varint: self.revision)
    }
}
