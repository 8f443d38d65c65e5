// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.DeploymentCondition`.
    public struct DeploymentCondition: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.DeploymentCondition`
        public static let typeName = "paas.apps.v1.DeploymentCondition"

        /// Field 1: `type`.
        public var type: String = ""
        /// For people.
        public var message: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(type: String = "", message: String = "") {
            self.type = type
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
            var fields = FieldList("DeploymentCondition")
            fields.add("type", type)
            fields.add("message", message)
            return fields.text
        }
    }
}

extension AppsV1.DeploymentCondition: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__deployment_condition()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__DeploymentCondition>) {
        self.type = Self.text(form.pointee.type)
        self.message = Self.text(form.pointee.message)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.type)
        fields.add(2, text: self.message)
    }
}
