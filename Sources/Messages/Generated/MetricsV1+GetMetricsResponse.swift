// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

internal import CMessages

extension MetricsV1 {
    /// `paas.metrics.v1.GetMetricsResponse`.
    public struct GetMetricsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.metrics.v1.GetMetricsResponse`
        public static let typeName = "paas.metrics.v1.GetMetricsResponse"

        /// As Prometheus reads it, version 0.0.4 of its text format.
        public var text: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(text: String = "") {
            self.text = text
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
            var fields = FieldList("GetMetricsResponse")
            fields.add("text", text)
            return fields.text
        }
    }
}

extension MetricsV1.GetMetricsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__metrics__v1__get_metrics_response()
    }

    init(reading form: UnsafePointer<Paas__Metrics__V1__GetMetricsResponse>) {
        self.text = Self.text(form.pointee.text)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.text)
    }
}
