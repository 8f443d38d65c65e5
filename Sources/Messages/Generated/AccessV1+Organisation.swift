// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.Organisation`.
    public struct Organisation: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.Organisation`
        public static let typeName = "paas.access.v1.Organisation"

        /// Field 1: `name`.
        public var name: String = ""
        /// Field 2: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Field 3: `apps`.
        public var apps: UInt32 = 0
        /// With those whose volumes are retained.
        public var databases: UInt32 = 0
        /// Field 5: `quota`.
        public var quota: AccessV1.Quota?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            name: String = "", createdAt: ProtobufTimestamp? = nil, apps: UInt32 = 0, databases: UInt32 = 0,
            quota: AccessV1.Quota? = nil
        ) {
            self.name = name
            self.createdAt = createdAt
            self.apps = apps
            self.databases = databases
            self.quota = quota
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
            var fields = FieldList("Organisation")
            fields.add("name", name)
            fields.add("createdAt", createdAt)
            fields.add("apps", apps)
            fields.add("databases", databases)
            fields.add("quota", quota)
            return fields.text
        }
    }
}

extension AccessV1.Organisation: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__organisation()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__Organisation>) {
        self.name = Self.text(form.pointee.name)
        self.createdAt = Self.message(form.pointee.created_at)
        self.apps = form.pointee.apps
        self.databases = form.pointee.databases
        self.quota = Self.message(form.pointee.quota)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, message: self.createdAt)
        fields.add(3, varint: UInt64(self.apps))
        fields.add(4, varint: UInt64(self.databases))
        fields.add(5, message: self.quota)
    }
}
