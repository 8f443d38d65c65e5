// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// A message in a message in a message.
    public struct Level1: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Level1`
        public static let typeName = "paas.conformance.v1.Level1"

        /// Field 1: `next`.
        public var next: ConformanceV1.Level2?
        /// Field 2: `more`.
        public var more: [ConformanceV1.Level2] = []
        /// Field 3: `name`.
        public var name: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(next: ConformanceV1.Level2? = nil, more: [ConformanceV1.Level2] = [], name: String = "") {
            self.next = next
            self.more = more
            self.name = name
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
            var fields = FieldList("Level1")
            fields.add("next", next)
            fields.add("more", more)
            fields.add("name", name)
            return fields.text
        }
    }
}

extension ConformanceV1.Level1: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__level1()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Level1>) {
        self.next = Self.message(form.pointee.next)
        self.more = Self.messages(form.pointee.n_more, form.pointee.more)
        self.name = Self.text(form.pointee.name)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.next)
        fields.add(2, messages: self.more)
        fields.add(3, text: self.name)
    }
}
