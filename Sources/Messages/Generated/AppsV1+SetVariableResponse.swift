// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.SetVariableResponse`.
    public struct SetVariableResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.SetVariableResponse`
        public static let typeName = "paas.apps.v1.SetVariableResponse"

        /// Field 1: `variable`.
        public var variable: AppsV1.Variable?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(variable: AppsV1.Variable? = nil) {
            self.variable = variable
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
            var fields = FieldList("SetVariableResponse")
            fields.add("variable", variable)
            return fields.text
        }
    }
}

extension AppsV1.SetVariableResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__set_variable_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__SetVariableResponse>) {
        self.variable = Self.message(form.pointee.variable)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.variable)
    }
}
