// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.ListAppsResponse`.
    public struct ListAppsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.ListAppsResponse`
        public static let typeName = "paas.apps.v1.ListAppsResponse"

        /// By name; all of them.
        public var apps: [AppsV1.App] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(apps: [AppsV1.App] = []) {
            self.apps = apps
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
            var fields = FieldList("ListAppsResponse")
            fields.add("apps", apps)
            return fields.text
        }
    }
}

extension AppsV1.ListAppsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__list_apps_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__ListAppsResponse>) {
        self.apps = Self.messages(form.pointee.n_apps, form.pointee.apps)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.apps)
    }
}
