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
        /// Credit for messages of streaming calls on the whole connection that the sender of this HELLO grants at
        /// the start.
        public var initialCreditMessages: UInt32 = 0
        /// Field 7: `initial_credit_bytes`.
        public var initialCreditBytes: UInt32 = 0
        /// What the sender can do beyond this version, by name. Unknown names are ignored; version 1 has none.
        public var features: [String] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            versionMin: UInt32 = 0, versionMax: UInt32 = 0, limits: RPCV1.Limits? = nil, agent: String = "",
            instanceID: String = "", initialCreditMessages: UInt32 = 0, initialCreditBytes: UInt32 = 0,
            features: [String] = []
        ) {
            self.versionMin = versionMin
            self.versionMax = versionMax
            self.limits = limits
            self.agent = agent
            self.instanceID = instanceID
            self.initialCreditMessages = initialCreditMessages
            self.initialCreditBytes = initialCreditBytes
            self.features = features
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
            var fields = FieldList("Hello")
            fields.add("versionMin", versionMin)
            fields.add("versionMax", versionMax)
            fields.add("limits", limits)
            fields.add("agent", agent)
            fields.add("instanceID", instanceID)
            fields.add("initialCreditMessages", initialCreditMessages)
            fields.add("initialCreditBytes", initialCreditBytes)
            fields.add("features", features)
            return fields.text
        }
    }
}

extension RPCV1.Hello: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__hello()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Hello>) {
        self.versionMin = form.pointee.version_min
        self.versionMax = form.pointee.version_max
        self.limits = Self.message(form.pointee.limits)
        self.agent = Self.text(form.pointee.agent)
        self.instanceID = Self.text(form.pointee.instance_id)
        self.initialCreditMessages = form.pointee.initial_credit_messages
        self.initialCreditBytes = form.pointee.initial_credit_bytes
        self.features = Self.texts(form.pointee.n_features, form.pointee.features)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.versionMin))
        fields.add(2, varint: UInt64(self.versionMax))
        fields.add(3, message: self.limits)
        fields.add(4, text: self.agent)
        fields.add(5, text: self.instanceID)
        fields.add(6, varint: UInt64(self.initialCreditMessages))
        fields.add(7, varint: UInt64(self.initialCreditBytes))
        fields.add(8, texts: self.features)
    }
}
