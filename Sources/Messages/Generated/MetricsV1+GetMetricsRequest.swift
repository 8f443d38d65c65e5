// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

internal import CMessages

extension MetricsV1 {
    /// `paas.metrics.v1.GetMetricsRequest`.
    public struct GetMetricsRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.metrics.v1.GetMetricsRequest`
        public static let typeName = "paas.metrics.v1.GetMetricsRequest"

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
        public var debugDescription: String { "GetMetricsRequest()" }
    }
}

extension MetricsV1.GetMetricsRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__metrics__v1__get_metrics_request()
    }

    init(reading form: UnsafePointer<Paas__Metrics__V1__GetMetricsRequest>) {}

    func encode(into fields: inout some FieldSink) {}
}
