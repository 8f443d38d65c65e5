// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// How much may be there; 0 = as much as there is room for.
    public struct Quota: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.Quota`
        public static let typeName = "paas.access.v1.Quota"

        /// Databases, with those whose volumes are retained.
        public var databases: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(databases: UInt32 = 0) {
            self.databases = databases
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
            var fields = FieldList("Quota")
            fields.add("databases", databases)
            return fields.text
        }
    }
}

extension AccessV1.Quota: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__quota()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__Quota>) {
        self.databases = form.pointee.databases
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.databases))
    }
}
