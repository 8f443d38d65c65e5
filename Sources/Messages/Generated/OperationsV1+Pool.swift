// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// What is kept ready of one version on one host.
    public struct Pool: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.Pool`
        public static let typeName = "paas.operations.v1.Pool"

        /// Field 1: `host`.
        public var host: String = ""
        /// Major version.
        public var engineVersion: String = ""
        /// How many entries are wanted; 0 while entries of a former setting are removed.
        public var size: UInt32 = 0
        /// Entries that can be taken at once.
        public var ready: UInt32 = 0
        /// Entries that are being made.
        public var making: UInt32 = 0
        /// What the entries' processes take together, without what they share; 0 where the engine can't say.
        public var memoryBytes: UInt64 = 0
        /// What the entries' volumes take together.
        public var diskBytes: UInt64 = 0
        /// Of the last entry that could not be made: a stable CamelCase word; empty since the last success.
        public var reason: String = ""
        /// Field 9: `message`.
        public var message: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            host: String = "", engineVersion: String = "", size: UInt32 = 0, ready: UInt32 = 0, making: UInt32 = 0,
            memoryBytes: UInt64 = 0, diskBytes: UInt64 = 0, reason: String = "", message: String = ""
        ) {
            self.host = host
            self.engineVersion = engineVersion
            self.size = size
            self.ready = ready
            self.making = making
            self.memoryBytes = memoryBytes
            self.diskBytes = diskBytes
            self.reason = reason
            self.message = message
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
            var fields = FieldList("Pool")
            fields.add("host", host)
            fields.add("engineVersion", engineVersion)
            fields.add("size", size)
            fields.add("ready", ready)
            fields.add("making", making)
            fields.add("memoryBytes", memoryBytes)
            fields.add("diskBytes", diskBytes)
            fields.add("reason", reason)
            fields.add("message", message)
            return fields.text
        }
    }
}

extension OperationsV1.Pool: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__pool()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__Pool>) {
        self.host = Self.text(form.pointee.host)
        self.engineVersion = Self.text(form.pointee.engine_version)
        self.size = form.pointee.size
        self.ready = form.pointee.ready
        self.making = form.pointee.making
        self.memoryBytes = form.pointee.memory_bytes
        self.diskBytes = form.pointee.disk_bytes
        self.reason = Self.text(form.pointee.reason)
        self.message = Self.text(form.pointee.message)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.host)
        fields.add(2, text: self.engineVersion)
        fields.add(3, varint: UInt64(self.size))
        fields.add(4, varint: UInt64(self.ready))
        fields.add(5, varint: UInt64(self.making))
        fields.add(6, varint: self.memoryBytes)
        fields.add(7, varint: self.diskBytes)
        fields.add(8, text: self.reason)
        fields.add(9, text: self.message)
    }
}
