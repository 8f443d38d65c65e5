// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.ListInvitationsResponse`.
    public struct ListInvitationsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.ListInvitationsResponse`
        public static let typeName = "paas.access.v1.ListInvitationsResponse"

        /// The oldest first; all of them.
        public var invitations: [AccessV1.Invitation] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(invitations: [AccessV1.Invitation] = []) {
            self.invitations = invitations
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
            var fields = FieldList("ListInvitationsResponse")
            fields.add("invitations", invitations)
            return fields.text
        }
    }
}

extension AccessV1.ListInvitationsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__list_invitations_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__ListInvitationsResponse>) {
        self.invitations = Self.messages(form.pointee.n_invitations, form.pointee.invitations)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.invitations)
    }
}
