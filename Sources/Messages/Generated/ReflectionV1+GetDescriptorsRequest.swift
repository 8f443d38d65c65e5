// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

internal import CMessages

extension ReflectionV1 {
    /// `paas.reflection.v1.GetDescriptorsRequest`.
    public struct GetDescriptorsRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.reflection.v1.GetDescriptorsRequest`
        public static let typeName = "paas.reflection.v1.GetDescriptorsRequest"

        /// The message with every field at its default.
        public init() {}

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
        public var debugDescription: String { "GetDescriptorsRequest()" }
    }
}

extension ReflectionV1.GetDescriptorsRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__reflection__v1__get_descriptors_request()
    }

    init(reading form: UnsafePointer<Paas__Reflection__V1__GetDescriptorsRequest>) {}

    func encode(into fields: inout some FieldSink) {}
}
