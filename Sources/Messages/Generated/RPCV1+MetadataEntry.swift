// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// One entry of a call's metadata or of its trailers. Keys may repeat; order is kept.
    public struct MetadataEntry: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.MetadataEntry`
        public static let typeName = "paas.rpc.v1.MetadataEntry"

        /// Field 1: `key`.
        public var key: String = ""
        /// Field 2: `value`.
        public var value: [UInt8] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(key: String = "", value: [UInt8] = []) {
            self.key = key
            self.value = value
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
            var fields = FieldList("MetadataEntry")
            fields.add("key", key)
            fields.add("value", value)
            return fields.text
        }
    }
}

extension RPCV1.MetadataEntry: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__metadata_entry()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__MetadataEntry>) {
        self.key = Self.text(form.pointee.key)
        self.value = Self.bytes(form.pointee.value)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.key)
        fields.add(2, bytes: self.value)
    }
}
