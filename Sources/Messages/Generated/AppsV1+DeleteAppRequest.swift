// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.DeleteAppRequest`.
    public struct DeleteAppRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.DeleteAppRequest`
        public static let typeName = "paas.apps.v1.DeleteAppRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `name`.
        public var name: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", name: String = "") {
            self.org = org
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
            var fields = FieldList("DeleteAppRequest")
            fields.add("org", org)
            fields.add("name", name)
            return fields.text
        }
    }
}

extension AppsV1.DeleteAppRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__delete_app_request()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__DeleteAppRequest>) {
        self.org = Self.text(form.pointee.org)
        self.name = Self.text(form.pointee.name)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.name)
    }
}
