// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// What the provisioner is doing right now.
    public struct Step: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Step`
        public static let typeName = "paas.databases.v1.Step"

        /// "network", "image", "volume", "instance", "credentials", "login", "rotate", "stop", "remove".
        public var name: String = ""
        /// 0 to 100; 0 where a step can't say.
        public var progressPercent: UInt32 = 0
        /// Field 3: `started_at`.
        public var startedAt: ProtobufTimestamp?
        /// Bytes that have been fetched; 0 where the step fetches nothing.
        public var doneBytes: UInt64 = 0
        /// Bytes that are to be fetched, as far as is known; it may grow.
        public var totalBytes: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            name: String = "", progressPercent: UInt32 = 0, startedAt: ProtobufTimestamp? = nil, doneBytes: UInt64 = 0,
            totalBytes: UInt64 = 0
        ) {
            self.name = name
            self.progressPercent = progressPercent
            self.startedAt = startedAt
            self.doneBytes = doneBytes
            self.totalBytes = totalBytes
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
            var fields = FieldList("Step")
            fields.add("name", name)
            fields.add("progressPercent", progressPercent)
            fields.add("startedAt", startedAt)
            fields.add("doneBytes", doneBytes)
            fields.add("totalBytes", totalBytes)
            return fields.text
        }
    }
}

extension DatabasesV1.Step: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__step()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Step>) {
        self.name = Self.text(form.pointee.name)
        self.progressPercent = form.pointee.progress_percent
        self.startedAt = Self.message(form.pointee.started_at)
        self.doneBytes = form.pointee.done_bytes
        self.totalBytes = form.pointee.total_bytes
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, varint: UInt64(self.progressPercent))
        fields.add(3, message: self.startedAt)
        fields.add(4, varint: self.doneBytes)
        fields.add(5, varint: self.totalBytes)
    }
}
