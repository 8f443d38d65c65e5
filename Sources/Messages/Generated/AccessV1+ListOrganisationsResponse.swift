// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.ListOrganisationsResponse`.
    public struct ListOrganisationsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.ListOrganisationsResponse`
        public static let typeName = "paas.access.v1.ListOrganisationsResponse"

        /// By name; all of them.
        public var organisations: [AccessV1.Organisation] = []
        /// Of the installation; unset unless the operator asks.
        public var quota: AccessV1.Quota?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(organisations: [AccessV1.Organisation] = [], quota: AccessV1.Quota? = nil) {
            self.organisations = organisations
            self.quota = quota
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
            var fields = FieldList("ListOrganisationsResponse")
            fields.add("organisations", organisations)
            fields.add("quota", quota)
            return fields.text
        }
    }
}

extension AccessV1.ListOrganisationsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__list_organisations_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__ListOrganisationsResponse>) {
        self.organisations = Self.messages(form.pointee.n_organisations, form.pointee.organisations)
        self.quota = Self.message(form.pointee.quota)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.organisations)
        fields.add(2, message: self.quota)
    }
}
