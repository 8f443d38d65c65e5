// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.ListVariablesResponse`.
    public struct ListVariablesResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.ListVariablesResponse`
        public static let typeName = "paas.apps.v1.ListVariablesResponse"

        /// By name; all of them.
        public var variables: [AppsV1.Variable] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(variables: [AppsV1.Variable] = []) {
            self.variables = variables
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
            var fields = FieldList("ListVariablesResponse")
            fields.add("variables", variables)
            return fields.text
        }
    }
}

extension AppsV1.ListVariablesResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__list_variables_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__ListVariablesResponse>) {
        self.variables = Self.messages(form.pointee.n_variables, form.pointee.variables)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.variables)
    }
}
