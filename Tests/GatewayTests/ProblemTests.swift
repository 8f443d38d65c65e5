import HTTPTypes
import Model
import Testing

@testable import Gateway

@Suite struct ProblemTests {
    @Test func everyCodeHasAStatus() {
        let expected: [FaultCode: Int] = [
            .cancelled: 503, .unknown: 500, .invalidArgument: 400, .deadlineExceeded: 504, .notFound: 404,
            .alreadyExists: 409, .permissionDenied: 403, .resourceExhausted: 429, .failedPrecondition: 409,
            .aborted: 409, .outOfRange: 400, .unimplemented: 501, .internal: 500, .unavailable: 503, .dataLoss: 500,
            .unauthenticated: 401,
        ]
        for code in FaultCode.allCases {
            #expect(Problem.status(of: Fault(code, reason: "X", "x")).code == expected[code])
        }
    }

    @Test func placesAreNamedWhereTheCallerWroteThem() {
        let fault = Fault(
            .invalidArgument, reason: "InvalidName", "no",
            violations: ["org", "name", "volume.size"].map { FieldViolation(field: $0, "must be something") })
        let create = Problem(fault, operation: .createDatabase, parameters: ["org": "ACME", "app": "web"])
        #expect(create.errors.map(\.pointer) == ["{org}", "/name", "/volume/size"])
        let list = Problem(fault, operation: .listDatabases, parameters: ["org": "ACME", "app": "web"])
        #expect(list.errors.map(\.pointer) == ["{org}", "?name", "/volume/size"])
    }

    @Test(arguments: [
        ("NameTaken", "Name taken"), ("MalformedJSON", "Malformed JSON"), ("NotFound", "Not found"),
        ("InvalidID", "Invalid ID"), ("DSNNotReady", "DSN not ready"), ("Internal", "Internal"), ("", ""),
    ])
    func titlesAreTheReasonsWords(reason: String, title: String) {
        #expect(Problem.title(of: reason) == title)
    }

    @Test func theBodyHoldsWhatCallersRelyOn() throws {
        let fault = Fault(
            .alreadyExists, reason: "NameTaken", "there is a database reporting already",
            violations: [FieldViolation(field: "name", "is taken")], nextSteps: ["Choose another name."])
        let problem = Problem(fault, operation: .createDatabase, parameters: [:])
        let text = String(decoding: JSONWriter.bytes(of: problem.json(requestID: "r1")), as: UTF8.self)
        #expect(
            text == #"{"type":"urn:paas:problem:NameTaken","title":"Name taken","status":409,"#
                + #""detail":"there is a database reporting already","reason":"NameTaken","requestId":"r1","#
                + #""errors":[{"pointer":"/name","detail":"is taken"}],"nextSteps":["Choose another name."]}"#)
    }

    @Test func whereTheDaemonListensIsForTheLogOnly() {
        let fault = Fault(.unavailable, reason: "Unreachable", "No server at /run/paasd.sock", domain: Fault.rpc)
        let problem = Problem(fault, operation: .listDatabases, parameters: [:])
        #expect(problem.detail == "paasd can't be reached at the moment")
        #expect(problem.cause == "No server at /run/paasd.sock")
        #expect(WatchEvents.interrupted(fault).bytes.firstRange(of: Array("paasd.sock".utf8)) == nil)
    }

    @Test func passingFaultsSayWhenToComeBack() {
        let busy = Problem(
            Fault(.aborted, reason: "OperationInProgress", ""), operation: .deleteDatabase, parameters: [:])
        #expect(busy.headers[.retryAfter] == "1")
        let full = Problem(
            Fault(.resourceExhausted, reason: "QuotaExceeded", ""), operation: .setVariable, parameters: [:])
        #expect(full.headers.isEmpty)
        #expect(full.status == .conflict)
        let often = Problem(
            Fault(.resourceExhausted, reason: "TooManyReveals", "", metadata: ["retryAfterSeconds": "7"]),
            operation: .revealDSN, parameters: [:])
        #expect(often.headers[.retryAfter] == "7" && often.status == .tooManyRequests)
        let reused = Problem(
            Fault(.invalidArgument, reason: "IdempotencyKeyReused", ""), operation: .createDatabase, parameters: [:])
        #expect(reused.status == .unprocessableContent)
        let wrong = Problem(Fault(.notFound, reason: "NotFound", ""), operation: .deleteDatabase, parameters: [:])
        #expect(wrong.headers.isEmpty)
    }
}
