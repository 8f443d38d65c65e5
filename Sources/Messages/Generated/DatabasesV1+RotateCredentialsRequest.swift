// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.RotateCredentialsRequest`.
    public struct RotateCredentialsRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.RotateCredentialsRequest`
        public static let typeName = "paas.databases.v1.RotateCredentialsRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `app`.
        public var app: String = ""
        /// Field 3: `id`.
        public var id: String = ""
        /// "immediate": the old password and its sessions end in one step.
        public var mode: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", app: String = "", id: String = "", mode: String = "") {
            self.org = org
            self.app = app
            self.id = id
            self.mode = mode
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
            var fields = FieldList("RotateCredentialsRequest")
            fields.add("org", org)
            fields.add("app", app)
            fields.add("id", id)
            fields.add("mode", mode)
            return fields.text
        }
    }
}

extension DatabasesV1.RotateCredentialsRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__rotate_credentials_request()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__RotateCredentialsRequest>) {
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.id = Self.text(form.pointee.id)
        self.mode = Self.text(form.pointee.mode)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.app)
        fields.add(3, text: self.id)
        fields.add(4, text: self.mode)
    }
}
