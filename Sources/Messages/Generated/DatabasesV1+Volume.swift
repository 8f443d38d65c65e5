// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// The data volume of a database.
    public struct Volume: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Volume`
        public static let typeName = "paas.databases.v1.Volume"

        /// Field 1: `name`.
        public var name: String = ""
        /// Kept although the database is deleted.
        public var retained: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", retained: Bool = false) {
            self.name = name
            self.retained = retained
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
            var fields = FieldList("Volume")
            fields.add("name", name)
            fields.add("retained", retained)
            return fields.text
        }
    }
}

extension DatabasesV1.Volume: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__volume()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Volume>) {
        self.name = Self.text(form.pointee.name)
        self.retained = form.pointee.retained != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, varint: self.retained ? 1 : 0)
    }
}
