// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.EnvironmentEntry`.
    public struct EnvironmentEntry: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.EnvironmentEntry`
        public static let typeName = "paas.apps.v1.EnvironmentEntry"

        /// Field 1: `name`.
        public var name: String = ""
        /// Field 2: `value`.
        public var value: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(name: String = "", value: String = "") {
            self.name = name
            self.value = value
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
            var fields = FieldList("EnvironmentEntry")
            fields.add("name", name)
            fields.addSecret("value", value)
            return fields.text
        }
    }
}

extension AppsV1.EnvironmentEntry: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__environment_entry()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__EnvironmentEntry>) {
        self.name = Self.text(form.pointee.name)
        self.value = Self.text(form.pointee.value)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.name)
        fields.add(2, text: self.value)
    }
}

extension AppsV1.EnvironmentEntry: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
