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

    init(reading form: UnsafePointer<Paas__Apps__V1__DeploymentCondition>) throws(DecodeFault) {
        self.init()
        self.type = try Self.text(form.pointee.type, "type")
        self.message = try Self.text(form.pointee.message, "message")
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Apps__V1__DeploymentCondition>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.type = try Self.text(self.type, "type", in: arena)
        form.pointee.message = try Self.text(self.message, "message", in: arena)
    }
}
