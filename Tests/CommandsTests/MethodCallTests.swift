import Messages
import Model
import Reflection
import Support
import Testing

@testable import Commands

/// The shapes with several requests, over a scripted caller.
@Suite struct MethodCallTests {
    @Test func requestsGoOutInOrderBeforeTheHalfClose() async throws {
        let caller = ScriptedExchanger()
        let shown = Recorder<String>()
        try await call("BidiStream", [#"{"payload":"AQ=="}"#, "{}"], caller, shown).run()
        #expect(caller.sent.all == [[0x0a, 1, 1], []])
        #expect(caller.finished.all.count == 1)
        // The script sends each request back; both types have the payload as field 1.
        #expect(shown.all == [#"{"payload":"AQ=="}"#, "{}"])
    }

    @Test func oneResponseIsShownInSeveralLines() async throws {
        let caller = ScriptedExchanger(responses: [[0x08, 2, 0x10, 6]])
        let shown = Recorder<String>()
        try await call("ClientStream", ["{}"], caller, shown).run()
        #expect(shown.all == ["{\n  \"requestCount\": 2,\n  \"payloadBytes\": \"6\"\n}"])
    }

    @Test func theCallsFaultCountsNotThatOfSending() async throws {
        let fault = Fault(.resourceExhausted, reason: "Full", "no more")
        let caller = ScriptedExchanger(sendFault: Fault(.unavailable, reason: "Over", "late"), endFault: fault)
        let thrown = try await #require(throws: Fault.self) {
            try await call("BidiStream", ["{}"], caller, Recorder()).run()
        }
        #expect(thrown.reason == "Full")
    }

    @Test func aResponseThatIsNoneEndsTheCall() async throws {
        let caller = ScriptedExchanger(responses: [[0xff]])
        let thrown = try await #require(throws: Fault.self) {
            try await call("BidiStream", ["{}"], caller, Recorder()).run()
        }
        #expect(thrown.reason == "MalformedResponse")
    }

    private func call(
        _ method: String, _ data: [String], _ caller: ScriptedExchanger, _ shown: Recorder<String>
    ) throws -> MethodCall<ScriptedExchanger> {
        let schema = try Schema(decoding: Messages.DescriptorSet.bytes)
        let served = ServedMethods(schema: schema, names: ["paas.conformance.v1.Conformance"])
        let codec = try MethodCodec(method: served.method(method), schema: schema)
        return MethodCall(
            caller: caller, codec: codec, requests: try RequestInput(data, codec), options: CallOptions(),
            show: { shown.append($0) })
    }
}
