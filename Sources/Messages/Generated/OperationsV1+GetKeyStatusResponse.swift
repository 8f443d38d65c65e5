// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.GetKeyStatusResponse`.
    public struct GetKeyStatusResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.GetKeyStatusResponse`
        public static let typeName = "paas.operations.v1.GetKeyStatusResponse"

        /// The daemon has not the key in use: it reveals nothing and writes no secret.
        public var isSealed: Bool = false
        /// Why, for people; empty while it is not sealed.
        public var message: String = ""
        /// The newest first.
        public var keys: [OperationsV1.Key] = []
        /// Databases whose password is lost with its key and not replaced yet.
        public var lostDatabases: UInt64 = 0
        /// Variables whose value is lost with its key; at most 1,000.
        public var lostVariables: [OperationsV1.LostVariable] = []
        /// Deployments whose frozen environment is lost with its key.
        public var lostDeployments: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            isSealed: Bool = false, message: String = "", keys: [OperationsV1.Key] = [], lostDatabases: UInt64 = 0,
            lostVariables: [OperationsV1.LostVariable] = [], lostDeployments: UInt64 = 0
        ) {
            self.isSealed = isSealed
            self.message = message
            self.keys = keys
            self.lostDatabases = lostDatabases
            self.lostVariables = lostVariables
            self.lostDeployments = lostDeployments
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
            var fields = FieldList("GetKeyStatusResponse")
            fields.add("isSealed", isSealed)
            fields.add("message", message)
            fields.add("keys", keys)
            fields.add("lostDatabases", lostDatabases)
            fields.add("lostVariables", lostVariables)
            fields.add("lostDeployments", lostDeployments)
            return fields.text
        }
    }
}

extension OperationsV1.GetKeyStatusResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__get_key_status_response()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__GetKeyStatusResponse>) {
        self.isSealed = form.pointee.is_sealed != 0
        self.message = Self.text(form.pointee.message)
        self.keys = Self.messages(form.pointee.n_keys, form.pointee.keys)
        self.lostDatabases = form.pointee.lost_databases
        self.lostVariables = Self.messages(form.pointee.n_lost_variables, form.pointee.lost_variables)
        self.lostDeployments = form.pointee.lost_deployments
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: self.isSealed ? 1 : 0)
        fields.add(2, text: self.message)
        fields.add(3, messages: self.keys)
        fields.add(4, varint: self.lostDatabases)
        fields.add(5, messages: self.lostVariables)
        fields.add(6, varint: self.lostDeployments)
    }
}
