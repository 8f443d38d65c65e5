// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

internal import CMessages

extension ReflectionV1 {
    /// `paas.reflection.v1.GetDescriptorsResponse`.
    public struct GetDescriptorsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.reflection.v1.GetDescriptorsResponse`
        public static let typeName = "paas.reflection.v1.GetDescriptorsResponse"

        /// A google.protobuf.FileDescriptorSet with imports and comments.
        public var fileDescriptorSet: [UInt8] = []
        /// The services that this server has, by full name: "paas.databases.v1.Databases".
        public var services: [String] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(fileDescriptorSet: [UInt8] = [], services: [String] = []) {
            self.fileDescriptorSet = fileDescriptorSet
            self.services = services
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
            var fields = FieldList("GetDescriptorsResponse")
            fields.add("fileDescriptorSet", fileDescriptorSet)
            fields.add("services", services)
            return fields.text
        }
    }
}

extension ReflectionV1.GetDescriptorsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__reflection__v1__get_descriptors_response()
    }

    init(reading form: UnsafePointer<Paas__Reflection__V1__GetDescriptorsResponse>) {
        self.fileDescriptorSet = Self.bytes(form.pointee.file_descriptor_set)
        self.services = Self.texts(form.pointee.n_services, form.pointee.services)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, bytes: self.fileDescriptorSet)
        fields.add(2, texts: self.services)
    }
}
