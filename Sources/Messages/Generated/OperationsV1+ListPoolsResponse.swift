// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.ListPoolsResponse`.
    public struct ListPoolsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.ListPoolsResponse`
        public static let typeName = "paas.operations.v1.ListPoolsResponse"

        /// By host and version; all of them.
        public var pools: [OperationsV1.Pool] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(pools: [OperationsV1.Pool] = []) {
            self.pools = pools
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
            var fields = FieldList("ListPoolsResponse")
            fields.add("pools", pools)
            return fields.text
        }
    }
}

extension OperationsV1.ListPoolsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__list_pools_response()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__ListPoolsResponse>) {
        self.pools = Self.messages(form.pointee.n_pools, form.pointee.pools)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.pools)
    }
}
