// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.Entry`.
    public struct Entry: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Entry`
        public static let typeName = "paas.conformance.v1.Entry"

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
            var fields = FieldList("Entry")
            fields.add("key", key)
            fields.add("value", value)
            return fields.text
        }
    }
}

extension ConformanceV1.Entry: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__entry()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Entry>) {
        self.key = Self.text(form.pointee.key)
        self.value = Self.bytes(form.pointee.value)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.key)
        fields.add(2, bytes: self.value)
    }
}
