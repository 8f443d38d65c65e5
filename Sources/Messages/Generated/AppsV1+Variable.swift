// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// A variable without its value.
    public struct Variable: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.Variable`
        public static let typeName = "paas.apps.v1.Variable"

        /// Field 1: `name`.
        public var name: String = ""
        /// Field 2: `updated_at`.
        public var updatedAt: ProtobufTimestamp?
        /// Field 3: `updated_by`.
        public var updatedBy: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", updatedAt: ProtobufTimestamp? = nil, updatedBy: String = "") {
            self.name = name
            self.updatedAt = updatedAt
            self.updatedBy = updatedBy
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
            var fields = FieldList("Variable")
            fields.add("name", name)
            fields.add("updatedAt", updatedAt)
            fields.add("updatedBy", updatedBy)
            return fields.text
        }
    }
}

extension AppsV1.Variable: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__variable()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__Variable>) {
        self.name = Self.text(form.pointee.name)
        self.updatedAt = Self.message(form.pointee.updated_at)
        self.updatedBy = Self.text(form.pointee.updated_by)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, message: self.updatedAt)
        fields.add(3, text: self.updatedBy)
    }
}
