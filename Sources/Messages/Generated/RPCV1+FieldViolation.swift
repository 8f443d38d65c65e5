// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// One field of a request that is not acceptable, and why.
    public struct FieldViolation: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.FieldViolation`
        public static let typeName = "paas.rpc.v1.FieldViolation"

        /// lowerCamelCase path, dots between levels: "engineVersion".
        public var field: String = ""
        /// Field 2: `description`.
        public var description: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(field: String = "", description: String = "") {
            self.field = field
            self.description = description
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
            var fields = FieldList("FieldViolation")
            fields.add("field", field)
            fields.add("description", description)
            return fields.text
        }
    }
}

extension RPCV1.FieldViolation: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__field_violation()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__FieldViolation>) {
        self.field = Self.text(form.pointee.field)
        self.description = Self.text(form.pointee.description)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.field)
        fields.add(2, text: self.description)
    }
}
