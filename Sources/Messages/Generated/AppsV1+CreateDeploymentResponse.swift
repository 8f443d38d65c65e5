// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.CreateDeploymentResponse`.
    public struct CreateDeploymentResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.CreateDeploymentResponse`
        public static let typeName = "paas.apps.v1.CreateDeploymentResponse"

        /// Field 1: `deployment`.
        public var deployment: AppsV1.Deployment?
        /// By name.
        public var environment: [AppsV1.EnvironmentEntry] = []
        /// The audit row of this answer.
        public var auditID: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            deployment: AppsV1.Deployment? = nil, environment: [AppsV1.EnvironmentEntry] = [], auditID: String = ""
        ) {
            self.deployment = deployment
            self.environment = environment
            self.auditID = auditID
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
            var fields = FieldList("CreateDeploymentResponse")
            fields.add("deployment", deployment)
            fields.add("environment", environment)
            fields.add("auditID", auditID)
            return fields.text
        }
    }
}

extension AppsV1.CreateDeploymentResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__create_deployment_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__CreateDeploymentResponse>) {
        self.deployment = Self.message(form.pointee.deployment)
        self.environment = Self.messages(form.pointee.n_environment, form.pointee.environment)
        self.auditID = Self.text(form.pointee.audit_id)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.deployment)
        fields.add(2, messages: self.environment)
        fields.add(3, text: self.auditID)
    }
}
