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
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
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

    init(reading form: UnsafePointer<Paas__Rpc__V1__End>) throws(DecodeFault) {
        self.init()
        self.code = form.pointee.code
        self.message = try Self.text(form.pointee.message, "message")
        self.reason = try Self.text(form.pointee.reason, "reason")
        self.domain = try Self.text(form.pointee.domain, "domain")
        self.metadata = try Self.messages(form.pointee.n_metadata, form.pointee.metadata)
        self.violations = try Self.messages(form.pointee.n_violations, form.pointee.violations)
        self.nextSteps = try Self.texts(form.pointee.n_next_steps, form.pointee.next_steps, "next_steps")
        self.notProcessed = form.pointee.not_processed != 0
    }

    func write(to form: UnsafeMutablePointer<Paas__Rpc__V1__End>, in arena: borrowing Arena) throws(DecodeFault) {
        form.pointee.code = self.code
        form.pointee.message = try Self.text(self.message, "message", in: arena)
        form.pointee.reason = try Self.text(self.reason, "reason", in: arena)
        form.pointee.domain = try Self.text(self.domain, "domain", in: arena)
        form.pointee.n_metadata = self.metadata.count
        form.pointee.metadata = try Self.forms(of: self.metadata, in: arena)
        form.pointee.n_violations = self.violations.count
        form.pointee.violations = try Self.forms(of: self.violations, in: arena)
        form.pointee.n_next_steps = self.nextSteps.count
        form.pointee.next_steps = try Self.texts(self.nextSteps, "next_steps", in: arena)
        form.pointee.not_processed = self.notProcessed ? 1 : 0
    }
}
