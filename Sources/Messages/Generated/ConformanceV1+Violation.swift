// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.Violation`.
    public struct Violation: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Violation`
        public static let typeName = "paas.conformance.v1.Violation"

        /// Field 1: `field`.
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
            var fields = FieldList("Violation")
            fields.add("field", field)
            fields.add("description", description)
            return fields.text
        }
    }
}

extension ConformanceV1.Violation: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__violation()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Violation>) {
        self.field = Self.text(form.pointee.field)
        self.description = Self.text(form.pointee.description)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.field)
        fields.add(2, text: self.description)
    }
}
