// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.Level3`.
    public struct Level3: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Level3`
        public static let typeName = "paas.conformance.v1.Level3"

        /// Field 1: `name`.
        public var name: String = ""
        /// Field 2: `numbers`.
        public var numbers: [Int64] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", numbers: [Int64] = []) {
            self.name = name
            self.numbers = numbers
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
            var fields = FieldList("Level3")
            fields.add("name", name)
            fields.add("numbers", numbers)
            return fields.text
        }
    }
}

extension ConformanceV1.Level3: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__level3()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Level3>) {
        self.name = Self.text(form.pointee.name)
        self.numbers = Array(Self.elements(form.pointee.n_numbers, form.pointee.numbers))
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, varints: self.numbers) { ZigZag.number($0) }
    }
}
