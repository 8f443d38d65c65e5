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

    init(reading form: UnsafePointer<Paas__Databases__V1__Volume>) throws(DecodeFault) {
        self.init()
        self.name = try Self.text(form.pointee.name, "name")
        self.retained = form.pointee.retained != 0
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__Volume>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.name = try Self.text(self.name, "name", in: arena)
        form.pointee.retained = self.retained ? 1 : 0
    }
}
