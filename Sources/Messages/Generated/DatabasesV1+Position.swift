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

    init(reading form: UnsafePointer<Paas__Databases__V1__Position>) throws(DecodeFault) {
        self.init()
        self.epoch = try Self.text(form.pointee.epoch, "epoch")
        self.revision = form.pointee.revision
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__Position>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.epoch = try Self.text(self.epoch, "epoch", in: arena)
        form.pointee.revision = self.revision
    }
}
