// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

internal import CMessages

extension HealthV1 {
    /// `paas.health.v1.WatchRequest`.
    public struct WatchRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.health.v1.WatchRequest`
        public static let typeName = "paas.health.v1.WatchRequest"

        /// "package.Service"; empty = the server as a whole.
        public var service: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(service: String = "") {
            self.service = service
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
            var fields = FieldList("WatchRequest")
            fields.add("service", service)
            return fields.text
        }
    }
}

extension HealthV1.WatchRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__health__v1__watch_request()
    }

    init(reading form: UnsafePointer<Paas__Health__V1__WatchRequest>) {
        self.service = Self.text(form.pointee.service)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.service)
    }
}
