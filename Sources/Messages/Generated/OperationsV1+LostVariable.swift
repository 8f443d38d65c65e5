// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// A variable whose key is lost.
    public struct LostVariable: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.LostVariable`
        public static let typeName = "paas.operations.v1.LostVariable"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `app`.
        public var app: String = ""
        /// Field 3: `name`.
        public var name: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", app: String = "", name: String = "") {
            self.org = org
            self.app = app
            self.name = name
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
            var fields = FieldList("LostVariable")
            fields.add("org", org)
            fields.add("app", app)
            fields.add("name", name)
            return fields.text
        }
    }
}

extension OperationsV1.LostVariable: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__lost_variable()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__LostVariable>) {
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.name = Self.text(form.pointee.name)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.app)
        fields.add(3, text: self.name)
    }
}
