// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.CreateOrganisationRequest`.
    public struct CreateOrganisationRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.CreateOrganisationRequest`
        public static let typeName = "paas.access.v1.CreateOrganisationRequest"

        /// Field 1: `name`.
        public var name: String = ""
        /// Who is invited to be its owner; empty = nobody yet.
        public var owner: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", owner: String = "") {
            self.name = name
            self.owner = owner
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
            var fields = FieldList("CreateOrganisationRequest")
            fields.add("name", name)
            fields.add("owner", owner)
            return fields.text
        }
    }
}

extension AccessV1.CreateOrganisationRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__create_organisation_request()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__CreateOrganisationRequest>) {
        self.name = Self.text(form.pointee.name)
        self.owner = Self.text(form.pointee.owner)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.owner)
    }
}
