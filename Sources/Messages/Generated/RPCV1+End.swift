// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// Ends a call.
    public struct End: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.End`
        public static let typeName = "paas.rpc.v1.End"

        /// google.rpc.Code
        public var code: UInt32 = 0
        /// Field 2: `message`.
        public var message: String = ""
        /// Stable CamelCase word for programs: "NameTaken".
        public var reason: String = ""
        /// Who defines the reason: "paas.databases" or "paas.rpc".
        public var domain: String = ""
        /// Facts that belong to the reason, and trailers.
        public var metadata: [RPCV1.MetadataEntry] = []
        /// Field 6: `violations`.
        public var violations: [RPCV1.FieldViolation] = []
        /// Field 7: `next_steps`.
        public var nextSteps: [String] = []
        /// The call's handler was never started: safe to send again.
        public var notProcessed: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            code: UInt32 = 0, message: String = "", reason: String = "", domain: String = "",
            metadata: [RPCV1.MetadataEntry] = [], violations: [RPCV1.FieldViolation] = [], nextSteps: [String] = [],
            notProcessed: Bool = false
        ) {
            self.code = code
            self.message = message
            self.reason = reason
            self.domain = domain
            self.metadata = metadata
            self.violations = violations
            self.nextSteps = nextSteps
            self.notProcessed = notProcessed
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
            var fields = FieldList("End")
            fields.add("code", code)
            fields.add("message", message)
            fields.add("reason", reason)
            fields.add("domain", domain)
            fields.add("metadata", metadata)
            fields.add("violations", violations)
            fields.add("nextSteps", nextSteps)
            fields.add("notProcessed", notProcessed)
            return fields.text
        }
    }
}

extension RPCV1.End: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__end()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__End>) {
        self.code = form.pointee.code
        self.message = Self.text(form.pointee.message)
        self.reason = Self.text(form.pointee.reason)
        self.domain = Self.text(form.pointee.domain)
        self.metadata = Self.messages(form.pointee.n_metadata, form.pointee.metadata)
        self.violations = Self.messages(form.pointee.n_violations, form.pointee.violations)
        self.nextSteps = Self.texts(form.pointee.n_next_steps, form.pointee.next_steps)
        self.notProcessed = form.pointee.not_processed != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.code))
        fields.add(2, text: self.message)
        fields.add(3, text: self.reason)
        fields.add(4, text: self.domain)
        fields.add(5, messages: self.metadata)
        fields.add(6, messages: self.violations)
        fields.add(7, texts: self.nextSteps)
        fields.add(8, varint: self.notProcessed ? 1 : 0)
    }
}
