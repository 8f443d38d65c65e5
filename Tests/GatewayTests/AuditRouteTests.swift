import Messages
import Model
import Testing

@testable import Gateway

/// The routes of the audit log over a real socket, down to the call that each becomes.
@Suite(.timeLimit(.minutes(1))) struct AuditRouteTests {
    @Test func linesAreListedWithFilters() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AuditV1.ListAuditResponse(
                lines: [
                    AuditV1.AuditLine(
                        id: "7", at: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0), actor: "admin@acme",
                        action: "databases.reveal", org: "acme", outcome: "allowed", origin: "gateway", seq: 3,
                        hash: "00ff")
                ], nextPageToken: "7"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "GET",
                "/api/orgs/acme/audit?since=2026-03-01T12:30:00Z&until=2026-03-02T00:00:00Z&actor=admin@acme"
                    + "&action=databases.reveal&outcome=allowed&app=web&databaseId=x&pageSize=5&pageToken=9"
                    + "&oldestFirst=true")
            #expect(reply.status == 200)
            #expect(
                reply.body
                    == #"{"lines":[{"id":"7","at":"2026-03-01T12:30:00.000000Z","actor":"admin@acme","tokenId":null,"#
                    + #""action":"databases.reveal","org":"acme","app":null,"databaseId":null,"outcome":"allowed","#
                    + #""reason":null,"requestId":null,"peer":null,"origin":"gateway","suppressed":0,"seq":3,"#
                    + #""hash":"00ff"}],"nextPageToken":"7"}"#)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == AuditV1.AuditMethod.listAudit.rawValue)
        #expect(call.metadata("client")?.isEmpty == false, "the daemon writes down who called")
        #expect(
            try AuditV1.ListAuditRequest(decoding: call.request)
                == AuditV1.ListAuditRequest(
                    org: "acme", since: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0),
                    until: ProtobufTimestamp(seconds: 1_772_409_600, nanos: 0), actor: "admin@acme",
                    action: "databases.reveal", outcome: "allowed", app: "web", databaseID: "x", pageSize: 5,
                    pageToken: "9", oldestFirst: true))
    }

    @Test func aMomentMustBeOne() async throws {
        let caller = ScriptedCaller(unary: { call in throw ScriptedCaller.unexpected(call) })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/orgs/acme/audit?since=yesterday")
            #expect(reply.status == 400)
            #expect(reply.body.contains("InvalidParameter") && reply.body.contains("?since"))
        }
    }

    @Test func theVerificationSaysWhatDoesNotFit() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AuditV1.VerifyAuditResponse(
                lines: 9, chains: 1, isCompared: true,
                findings: [.init(reason: "AuditLineChanged", org: "acme", seq: 4, lineID: "12", message: "m")]
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/orgs/acme/audit/verification")
            #expect(
                reply.body
                    == #"{"isWhole":false,"lines":9,"unsealed":0,"isCompared":true,"findings":["#
                    + #"{"reason":"AuditLineChanged","seq":4,"lineId":"12","message":"m"}]}"#)
        }
    }
}
