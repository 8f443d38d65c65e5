import HTTPTypes
import Model
import Testing

@testable import Gateway

@Suite struct RequestTests {
    @Test(arguments: [
        ("Bearer abc", "abc"), ("bearer abc", "abc"), ("BEARER   a.B-9_~+/==", "a.B-9_~+/=="),
    ])
    func bearerTokensAreTakenWhole(header: String, expected: String) {
        #expect(BearerCredentials.read(header) == .token(Secret(expected)))
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Bearer ===", "Bearer a b", "Bearer a,b", "Bearer a=b", "Bearer ä", "bearer a;b",
    ])
    func malformedTokensAreTold(header: String) { #expect(BearerCredentials.read(header) == .malformed) }

    @Test(arguments: [nil, "", " ", "Basic abc", "abc", "Bearerabc"])
    func otherSchemesAreForOthers(header: String?) { #expect(BearerCredentials.read(header) == .absent) }

    @Test func aTokenHasABound() {
        let longest = String(repeating: "a", count: BearerCredentials.longest)
        #expect(BearerCredentials.token(longest[...]) != nil)
        #expect(BearerCredentials.token("\(longest)a"[...]) == nil)
    }

    @Test(arguments: [
        ("a", "a"), ("A-1_b.2", "A-1_b.2"), (nil, nil), ("", nil), ("a b", nil), ("a\u{22}", nil), ("é", nil),
    ])
    func wellFormedRequestIDsAreTakenOver(header: String?, expected: String?) {
        #expect(RequestID.taken(header) == expected)
    }

    @Test func requestIDsHaveABoundAndAreMadeToFitIt() {
        #expect(RequestID.taken(String(repeating: "a", count: 64)) != nil)
        #expect(RequestID.taken(String(repeating: "a", count: 65)) == nil)
        var random = SystemRandomNumberGenerator()
        let (first, second) = (RequestID.fresh(using: &random), RequestID.fresh(using: &random))
        #expect(first.utf8.count == 32)
        #expect(RequestID.taken(first) == first)
        #expect(first != second)
    }

    @Test func malformedTraceContextIsLeftOut() {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        #expect(TraceParent.taken(good) == good)
        for bad in [
            nil, "", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", good + "-00", "ff" + good.dropFirst(2),
            good.uppercased(), "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "00-4bf9-00f067aa0ba902b7-01",
        ] {
            #expect(TraceParent.taken(bad) == "")
        }
    }

    @Test func targetsAreTakenApart() throws {
        let target = try #require(RequestTarget("/a%2Fb/%C3%A9/?x=1&y=a/b?c"))
        #expect(target.segments == ["a/b", "é", ""])
        #expect(target.path == "/a%2Fb/%C3%A9/")
        #expect(target.query == "x=1&y=a/b?c")
        for bad in ["", "a", "*", "http://x/", "/%", "/%4", "/%zz", "/%ff", "/" + String(repeating: "a", count: 8192)] {
            #expect(RequestTarget(bad) == nil)
        }
    }

    @Test func queriesAreStrict() throws {
        let allowed = ["name", "pageSize", "showDeleted"]
        let query = try Query("name=a%26b+c&pageSize=20&showDeleted=true", allowed: allowed)
        #expect(try query.text("name") == "a&b c")
        #expect(try query.number("pageSize", in: 1...1000) == 20)
        #expect(try query.flag("showDeleted"))
        let empty = try Query(nil, allowed: allowed)
        #expect(try empty.text("name") == "")
        #expect(try empty.number("pageSize", in: 1...1000) == nil)
        #expect(try !empty.flag("showDeleted"))
        for (text, reason) in [
            ("x=1", "UnknownParameter"), ("token=secret", "UnknownParameter"), ("Name=a", "UnknownParameter"),
            ("name=a&name=b", "DuplicateParameter"), ("name=%", "MalformedParameter"),
            ("name=%ff", "MalformedParameter"),
        ] {
            let problem = #expect(throws: Problem.self) { try Query(Substring(text), allowed: allowed) }
            #expect(problem?.reason == reason)
            #expect(problem?.status == .badRequest)
        }
    }

    @Test(arguments: ["", "0", "1001", "-1", "+1", "1.0", "x", "99999999999999999999", "１"])
    func numbersHaveBounds(text: String) throws {
        let query = try Query("n=\(text)", allowed: ["n"])
        #expect(throws: Problem.self) { try query.number("n", in: 1...1000) }
    }

    @Test(arguments: ["", "%00", "a%00b"])
    func textsThatAreGivenHoldSomething(text: String) throws {
        let query = try Query("t=\(text)", allowed: ["t"])
        let problem = #expect(throws: Problem.self) { try query.text("t") }
        #expect(problem?.errors.first?.pointer == "?t")
    }

    @Test(arguments: ["", "1", "TRUE", "yes", "true "])
    func flagsAreTrueOrFalse(text: String) throws {
        let query = try Query("f=\(text)", allowed: ["f"])
        let problem = #expect(throws: Problem.self) { try query.flag("f") }
        #expect(problem?.errors.first?.pointer == "?f")
    }

    @Test(arguments: [
        ("application/json", true), ("Application/JSON; charset=UTF-8", true),
        ("application/json ;charset=\"utf-8\"", true), ("application/json; charset=latin1", false),
        ("application/jsonx", false), ("text/plain", false), ("application/x-www-form-urlencoded", false),
    ])
    func bodiesAreJSONOnly(type: String, expected: Bool) {
        #expect(BodyReader.isJSON([.contentType: type]) == expected)
    }

    @Test func compressedBodiesAreRefused() {
        #expect(!BodyReader.isJSON([.contentType: "application/json", .contentEncoding: "gzip"]))
        #expect(!BodyReader.isJSON([:]))
    }

    @Test func everyFaultOfABodyIsTold() throws {
        let body = #"{"engine_version":"15","name":5,"engineVersion":"","description":"a\u0000"}"#
        var fields = try BodyFields(Array(body.utf8), known: ["name", "engineVersion", "description"])
        #expect(fields.requiredText("name") == "")
        _ = fields.filledText("engineVersion")
        _ = fields.text("description")
        let problem = #expect(throws: Problem.self) { try fields.check() }
        #expect(problem?.reason == "UnknownField")
        #expect(
            problem?.errors.map(\.pointer) == ["/engine_version", "/name", "/engineVersion", "/description"])
    }

    @Test func eventIDsLeadToAPlace() throws {
        #expect(try EventID.position(nil) == nil)
        #expect(try EventID.position("") == nil)
        let place = try #require(try EventID.position("f1c3-9:18446744073709551615"))
        #expect(place.epoch == "f1c3-9")
        #expect(place.revision == .max)
        #expect(EventID.text(place) == "f1c3-9:18446744073709551615")
        for bad in ["1", ":1", "e:", "e:x", "e:-1", "e:1:2", "e:18446744073709551616", "e e:1", "é:1"] {
            #expect(throws: Problem.malformedEventID) { try EventID.position(bad) }
        }
    }

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080, true), ("[::1]:0", "::1", 0, true),
        ("localhost:80", "localhost", 80, true),
        ("0.0.0.0:65535", "0.0.0.0", 65535, false),
    ])
    func listenAddressesAreTakenApart(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
    }

    @Test(arguments: ["", "8080", ":8080", "localhost", "localhost:", "localhost:65536", "::1:80", "a:b", "[]:80"])
    func otherListenAddressesAreRefused(text: String) { #expect(ListenAddress(text) == nil) }
}
