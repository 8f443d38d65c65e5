import Messages
import Model
import Reflection

/// A connection to a server whose methods are not known beforehand.
struct RPCSession<Caller: RPCExchanger>: Sendable {
    let caller: Caller
    let token: Secret?
    let trace: FrameTrace?
    /// Takes each response.
    let show: @Sendable (String) -> Void
    /// Takes what is said beside them.
    let say: @Sendable (String) -> Void

    /// How long a single response is waited for where nothing else was said.
    static var standardTimeout: Duration { .seconds(15) }

    /// What the server serves.
    ///
    /// - Throws: `Fault`, also for descriptors that can't be read.
    func served() async throws -> ServedMethods {
        let client = ReflectionV1.ReflectionClient(caller)
        let response = try await client.getDescriptors(.init(), options: CallOptions(timeout: Self.standardTimeout))
        do {
            let served = try ServedMethods(
                schema: Schema(decoding: response.fileDescriptorSet), names: response.services)
            trace?.learn(served.schema)
            return served
        } catch {
            throw Fault(
                .internal, reason: "MalformedResponse", "The server's descriptors can't be read: \(error)",
                domain: Fault.rpc)
        }
    }

    /// Prepares a call, so that nothing is sent if its requests do not fit.
    ///
    /// - Throws: `CommandFailure` for an unknown method and requests that do not fit, `Fault`.
    func call(
        _ call: CallOptionGroup, _ metadata: [CallMetadata], timeout: Duration?
    ) async throws -> MethodCall<Caller> {
        let served = try await served()
        let method = try served.method(call.method)
        let codec = try MethodCodec(method: method, schema: served.schema)
        var options = CallOptions(timeout: timeout, metadata: metadata)
        if !method.isServerStreaming, !method.isClientStreaming, timeout == nil {
            options.timeout = Self.standardTimeout
        }
        if let token { options.metadata.append(token.reveal { CallMetadata(CallMetadata.token, $0) }) }
        options.onEnd = { [say] end in
            for entry in end.trailers { say("Trailer: \(FrameTranscript.text(of: entry))") }
        }
        return MethodCall(
            caller: caller, codec: codec, requests: try RequestInput(call.data, codec), options: options, show: show)
    }
}
