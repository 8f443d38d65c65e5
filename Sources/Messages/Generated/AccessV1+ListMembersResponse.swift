// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.ListMembersResponse`.
    public struct ListMembersResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.ListMembersResponse`
        public static let typeName = "paas.access.v1.ListMembersResponse"

        /// By name; all of them.
        public var members: [AccessV1.Member] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(members: [AccessV1.Member] = []) {
            self.members = members
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
            var fields = FieldList("ListMembersResponse")
            fields.add("members", members)
            return fields.text
        }
    }
}

extension AccessV1.ListMembersResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__list_members_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__ListMembersResponse>) {
        self.members = Self.messages(form.pointee.n_members, form.pointee.members)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.members)
    }
}
