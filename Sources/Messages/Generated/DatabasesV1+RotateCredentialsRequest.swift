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

    init(reading form: UnsafePointer<Paas__Databases__V1__RotateCredentialsRequest>) throws(DecodeFault) {
        self.init()
        self.org = try Self.text(form.pointee.org, "org")
        self.app = try Self.text(form.pointee.app, "app")
        self.id = try Self.text(form.pointee.id, "id")
        self.mode = try Self.text(form.pointee.mode, "mode")
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__RotateCredentialsRequest>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.org = try Self.text(self.org, "org", in: arena)
        form.pointee.app = try Self.text(self.app, "app", in: arena)
        form.pointee.id = try Self.text(self.id, "id", in: arena)
        form.pointee.mode = try Self.text(self.mode, "mode", in: arena)
    }
}
