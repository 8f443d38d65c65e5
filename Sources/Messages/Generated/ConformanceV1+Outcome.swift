// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// How a call ends.
    public struct Outcome: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.Outcome`
        public static let typeName = "paas.conformance.v1.Outcome"

        /// google.rpc.Code; 0 = well.
        public var code: UInt32 = 0
        /// Field 2: `message`.
        public var message: String = ""
        /// Field 3: `reason`.
        public var reason: String = ""
        /// Trailers, also of a call that ends well.
        public var trailers: [ConformanceV1.Entry] = []
        /// Field 5: `violations`.
        public var violations: [ConformanceV1.Violation] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            code: UInt32 = 0, message: String = "", reason: String = "", trailers: [ConformanceV1.Entry] = [],
            violations: [ConformanceV1.Violation] = []
        ) {
            self.code = code
            self.message = message
            self.reason = reason
            self.trailers = trailers
            self.violations = violations
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
            var fields = FieldList("Outcome")
            fields.add("code", code)
            fields.add("message", message)
            fields.add("reason", reason)
            fields.add("trailers", trailers)
            fields.add("violations", violations)
            return fields.text
        }
    }
}

extension ConformanceV1.Outcome: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__outcome()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__Outcome>) {
        self.code = form.pointee.code
        self.message = Self.text(form.pointee.message)
        self.reason = Self.text(form.pointee.reason)
        self.trailers = Self.messages(form.pointee.n_trailers, form.pointee.trailers)
        self.violations = Self.messages(form.pointee.n_violations, form.pointee.violations)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.code))
        fields.add(2, text: self.message)
        fields.add(3, text: self.reason)
        fields.add(4, messages: self.trailers)
        fields.add(5, messages: self.violations)
    }
}
