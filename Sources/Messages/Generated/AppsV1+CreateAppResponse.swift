// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.CreateAppResponse`.
    public struct CreateAppResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.CreateAppResponse`
        public static let typeName = "paas.apps.v1.CreateAppResponse"

        /// Field 1: `app`.
        public var app: AppsV1.App?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(app: AppsV1.App? = nil) {
            self.app = app
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
            var fields = FieldList("CreateAppResponse")
            fields.add("app", app)
            return fields.text
        }
    }
}

extension AppsV1.CreateAppResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__create_app_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__CreateAppResponse>) {
        self.app = Self.message(form.pointee.app)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.app)
    }
}
