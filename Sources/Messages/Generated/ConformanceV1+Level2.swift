// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.Level2`.
    public struct Level2: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Level2`
        public static let typeName = "paas.conformance.v1.Level2"

        /// Field 1: `next`.
        public var next: ConformanceV1.Level3?
        /// Field 2: `names`.
        public var names: [String] = []
        /// Field 3: `weekday`.
        public var weekday: ConformanceV1.Weekday = .init(rawValue: 0)

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            next: ConformanceV1.Level3? = nil, names: [String] = [], weekday: ConformanceV1.Weekday = .init(rawValue: 0)
        ) {
            self.next = next
            self.names = names
            self.weekday = weekday
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
            var fields = FieldList("Level2")
            fields.add("next", next)
            fields.add("names", names)
            fields.add("weekday", weekday)
            return fields.text
        }
    }
}

extension ConformanceV1.Level2: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__level2()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Level2>) {
        self.next = Self.message(form.pointee.next)
        self.names = Self.texts(form.pointee.n_names, form.pointee.names)
        self.weekday = .init(rawValue: Self.number(form.pointee.weekday.rawValue))
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.next)
        fields.add(2, texts: self.names)
        fields.add(3, varint: UInt64(truncatingIfNeeded: self.weekday.rawValue))
    }
}
