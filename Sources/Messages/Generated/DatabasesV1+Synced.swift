// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.Synced`.
    public struct Synced: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Synced`
        public static let typeName = "paas.databases.v1.Synced"

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
        public var debugDescription: String { "Synced()" }
    }
}

extension DatabasesV1.Synced: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__synced()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Synced>) {}

    func encode(into fields: inout some FieldSink) {}
}
