// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// A machine with an engine, and the daemon that works on its databases.
    public struct Host: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.Host`
        public static let typeName = "paas.operations.v1.Host"

        /// Field 1: `name`.
        public var name: String = ""
        /// native or docker; empty before the host's first start.
        public var engine: String = ""
        /// Field 3: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// When its daemon last said that it is there; unset before its first start.
        public var seenAt: ProtobufTimestamp?
        /// Its daemon was there within the last 15 seconds.
        public var isServing: Bool = false
        /// Field 6: `apps`.
        public var apps: UInt32 = 0
        /// Without those that are purged.
        public var databases: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            name: String = "", engine: String = "", createdAt: ProtobufTimestamp? = nil,
            seenAt: ProtobufTimestamp? = nil, isServing: Bool = false, apps: UInt32 = 0, databases: UInt32 = 0
        ) {
            self.name = name
            self.engine = engine
            self.createdAt = createdAt
            self.seenAt = seenAt
            self.isServing = isServing
            self.apps = apps
            self.databases = databases
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
            var fields = FieldList("Host")
            fields.add("name", name)
            fields.add("engine", engine)
            fields.add("createdAt", createdAt)
            fields.add("seenAt", seenAt)
            fields.add("isServing", isServing)
            fields.add("apps", apps)
            fields.add("databases", databases)
            return fields.text
        }
    }
}

extension OperationsV1.Host: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__host()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__Host>) {
        self.name = Self.text(form.pointee.name)
        self.engine = Self.text(form.pointee.engine)
        self.createdAt = Self.message(form.pointee.created_at)
        self.seenAt = Self.message(form.pointee.seen_at)
        self.isServing = form.pointee.is_serving != 0
        self.apps = form.pointee.apps
        self.databases = form.pointee.databases
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.engine)
        fields.add(3, message: self.createdAt)
        fields.add(4, message: self.seenAt)
        fields.add(5, varint: self.isServing ? 1 : 0)
        fields.add(6, varint: UInt64(self.apps))
        fields.add(7, varint: UInt64(self.databases))
    }
}
