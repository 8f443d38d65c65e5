// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// First frame of each side.
    public struct Hello: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Hello`
        public static let typeName = "paas.rpc.v1.Hello"

        /// Field 1: `version_min`.
        public var versionMin: UInt32 = 0
        /// Field 2: `version_max`.
        public var versionMax: UInt32 = 0
        /// Field 3: `limits`.
        public var limits: RPCV1.Limits?
        /// Program and version, for the peer's logs.
        public var agent: String = ""
        /// Server only: identifies this run of the server.
        public var instanceID: String = ""
        /// Credit for messages on the whole connection that the sender of this HELLO grants at the start.
        public var initialCreditMessages: UInt32 = 0
        /// Field 7: `initial_credit_bytes`.
        public var initialCreditBytes: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            versionMin: UInt32 = 0, versionMax: UInt32 = 0, limits: RPCV1.Limits? = nil, agent: String = "",
            instanceID: String = "", initialCreditMessages: UInt32 = 0, initialCreditBytes: UInt32 = 0
        ) {
            self.versionMin = versionMin
            self.versionMax = versionMax
            self.limits = limits
            self.agent = agent
            self.instanceID = instanceID
            self.initialCreditMessages = initialCreditMessages
            self.initialCreditBytes = initialCreditBytes
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
            var fields = FieldList("Hello")
            fields.add("versionMin", versionMin)
            fields.add("versionMax", versionMax)
            fields.add("limits", limits)
            fields.add("agent", agent)
            fields.add("instanceID", instanceID)
            fields.add("initialCreditMessages", initialCreditMessages)
            fields.add("initialCreditBytes", initialCreditBytes)
            return fields.text
        }
    }
}

extension RPCV1.Hello: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__hello()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Hello>) throws(DecodeFault) {
        self.init()
        self.versionMin = form.pointee.version_min
        self.versionMax = form.pointee.version_max
        self.limits = try Self.message(form.pointee.limits)
        self.agent = try Self.text(form.pointee.agent, "agent")
        self.instanceID = try Self.text(form.pointee.instance_id, "instance_id")
        self.initialCreditMessages = form.pointee.initial_credit_messages
        self.initialCreditBytes = form.pointee.initial_credit_bytes
    }

    func write(to form: UnsafeMutablePointer<Paas__Rpc__V1__Hello>, in arena: borrowing Arena) throws(DecodeFault) {
        form.pointee.version_min = self.versionMin
        form.pointee.version_max = self.versionMax
        form.pointee.limits = try Self.optionalForm(of: self.limits, in: arena)
        form.pointee.agent = try Self.text(self.agent, "agent", in: arena)
        form.pointee.instance_id = try Self.text(self.instanceID, "instance_id", in: arena)
        form.pointee.initial_credit_messages = self.initialCreditMessages
        form.pointee.initial_credit_bytes = self.initialCreditBytes
    }
}
