// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateOrganisationResponse`.
    public struct CreateOrganisationResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateOrganisationResponse`
        public static let typeName = "paas.access.v1.CreateOrganisationResponse"

        /// Field 1: `organisation`.
        public var organisation: AccessV1.Organisation?
        /// Unset where nobody is invited.
        public var invitation: AccessV1.Invitation?
        /// For the invited person alone. Never shown again.
        public var code: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            organisation: AccessV1.Organisation? = nil, invitation: AccessV1.Invitation? = nil, code: String = ""
        ) {
            self.organisation = organisation
            self.invitation = invitation
            self.code = code
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
            var fields = FieldList("CreateOrganisationResponse")
            fields.add("organisation", organisation)
            fields.add("invitation", invitation)
            fields.addSecret("code", code)
            return fields.text
        }
    }
}

extension AccessV1.CreateOrganisationResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_organisation_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateOrganisationResponse>) {
        self.organisation = Self.message(form.pointee.organisation)
        self.invitation = Self.message(form.pointee.invitation)
        self.code = Self.text(form.pointee.code)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.organisation)
        fields.add(2, message: self.invitation)
        fields.add(3, text: self.code)
    }
}

extension AccessV1.CreateOrganisationResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
