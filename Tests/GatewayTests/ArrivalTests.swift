import HTTPTypes
import Messages
import Model
import Testing

@testable import Gateway

/// Who has sent a request and which origin its browser sees, without and behind proxies.
@Suite(.timeLimit(.minutes(1))) struct ArrivalTests {
    private static func head(host: String? = "localhost", _ headers: [(String, String)] = []) -> HTTPRequest {
        var head = HTTPRequest(method: .post, scheme: nil, authority: host, path: "/")
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { head.headerFields.append(HTTPField(name: name, value: value)) }
        }
        return head
    }

    // MARK: Addresses

    @Test(arguments: [
        ("10.1.2.3", "10.0.0.0/8", true), ("11.1.2.3", "10.0.0.0/8", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.4", "10.1.2.3", false), ("::1", "::1", true), ("::2", "::1", false), ("fd00::17", "fd00::/8", true),
        ("fe00::17", "fd00::/8", false), ("::ffff:10.1.2.3", "10.0.0.0/8", true),
        ("192.168.1.129", "192.168.1.128/25", true),
        ("192.168.1.127", "192.168.1.128/25", false), ("1.2.3.4", "0.0.0.0/0", true), ("::1", "0.0.0.0/0", false),
    ])
    func ranges(address: String, range: String, isIn: Bool) throws {
        let range = try #require(AddressRange(range))
        let address = try #require(IPAddress(address))
        #expect(range.contains(address) == isIn)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/+8", "::/129", "localhost", "10.0.0", "1.2.3.4.5",
        "fe80::1%lo",
    ])
    func whatIsNoRange(text: String) { #expect(AddressRange(text) == nil) }

    // MARK: Senders

    @Test(arguments: [
        // Nobody's word is believed but a trusted proxy's.
        ("192.0.2.7", "203.0.113.9", "192.0.2.7", false),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9", true),
        // What stands before the last proxy's entry the sender may have written.
        ("10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9", true),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9", true),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3", true),
        ("10.0.0.1", "", "10.0.0.1", true), ("10.0.0.1", "unknown", "10.0.0.1", true),
        ("10.0.0.1", "203.0.113.9, unknown", "10.0.0.1", true),
        ("10.0.0.1", "203.0.113.9:4711", "203.0.113.9", true), ("10.0.0.1", "[2001:db8::9]:4711", "2001:db8::9", true),
        ("10.0.0.1", "2001:db8::9", "2001:db8::9", true), ("10.0.0.1", "[2001:db8::9]", "2001:db8::9", true),
        ("10.0.0.1", "203.0.113.9,,", "10.0.0.1", true), ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9", true),
        ("", "203.0.113.9", "", false),
    ])
    func senders(peer: String, forwarded: String, sender: String, isTrusted: Bool) throws {
        let configuration = GatewayConfiguration(trustedProxies: try TrustedProxies("10.0.0.0/8, ::1"))
        let head = Self.head([("X-Forwarded-For", forwarded)])
        let arrival = Arrival(head, peer: peer, configuration: configuration)
        #expect(arrival.client == sender)
        #expect((arrival.proxy != nil) == isTrusted)
    }

    @Test func aListInSeveralHeadersIsOneList() throws {
        let configuration = GatewayConfiguration(trustedProxies: try TrustedProxies("10.0.0.1"))
        let head = Self.head([("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-For", "203.0.113.9")])
        #expect(Arrival(head, peer: "10.0.0.1", configuration: configuration).client == "203.0.113.9")
    }

    @Test func theAuditLogHearsOfTheSender() async throws {
        let caller = ScriptedCaller(unary: { _ in try AccessV1.GetCallerResponse(name: "a").encoded() })
        let trusted = try TrustedProxies("127.0.0.1")
        try await TestGateway.with(caller, configuration: { $0.trustedProxies = trusted }) { gateway in
            let headers = ["X-Forwarded-For: 198.51.100.1, 203.0.113.9"]
            let reply = try await gateway.request("GET", "/api/session", headers: headers)
            #expect(reply.status == 200)
        }
        try await TestGateway.with(caller) { gateway in
            let headers = ["X-Forwarded-For: 198.51.100.1, 203.0.113.9"]
            let reply = try await gateway.request("GET", "/api/session", headers: headers)
            #expect(reply.status == 200)
        }
        #expect(caller.calls.map { $0.metadata("client") } == ["203.0.113.9", "127.0.0.1"])
    }

    // MARK: Origins

    @Test(arguments: [
        ("localhost:8080", "http://localhost:8080", false, true), ("localhost:80", "http://localhost", false, true),
        ("localhost:8080", "http://localhost", false, false), ("[::1]:8080", "http://[::1]:8080", false, true),
        ("db.example", "https://db.example", true, true), ("db.example:443", "https://db.example", true, true),
        ("db.example", "http://db.example", true, false), ("db.example", "https://db.example", false, false),
        (nil, "http://", false, false),
    ])
    func originsAreComparedWhole(host: String?, origin: String, isBehindTLS: Bool, isOwn: Bool) {
        let head = Self.head(host: host, [("Origin", origin)])
        let arrival = Arrival(head, peer: "127.0.0.1", configuration: GatewayConfiguration(isBehindTLS: isBehindTLS))
        #expect(RequestSource(head, arrival) == (isOwn ? .ownPage : .elsewhere))
    }

    /// Whatever the proxy makes of `Host`, the public URL is what pages of ours have.
    @Test(arguments: [
        (["Origin": "https://db.example"], Gateway.RequestSource.ownPage), (["Origin": "https://DB.example"], .ownPage),
        (["Origin": "http://db.example"], .elsewhere), (["Origin": "https://inner:8080"], .elsewhere),
        (["Origin": "https://db.example.evil.example"], .elsewhere), (["Origin": "null"], .elsewhere),
        (["Sec-Fetch-Site": "same-origin"], .ownPage), ([:], .unsaid),
        (["Sec-Fetch-Site": "same-origin", "Origin": "https://db.example"], .ownPage),
        (["Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"], .elsewhere),
        (["Sec-Fetch-Site": "same-site", "Origin": "https://db.example"], .elsewhere),
    ])
    func thePublicURLIsTheOrigin(headers: [String: String], source: Gateway.RequestSource) {
        let head = Self.head(host: "inner:8080", headers.map { ($0.key, $0.value) })
        let configuration = GatewayConfiguration(publicURL: PublicURL("https://db.example/"))
        #expect(RequestSource(head, Arrival(head, peer: "10.0.0.1", configuration: configuration)) == source)
    }

    @Test(arguments: [
        ("10.0.0.1", "https", true), ("10.0.0.1", "http", false), ("10.0.0.1", "HTTPS", true),
        ("10.0.0.1", "http, https", true), ("10.0.0.1", "https, http", false), ("10.0.0.1", "", false),
        ("192.0.2.7", "https", false),
    ])
    func theSchemeIsATrustedProxysWord(peer: String, scheme: String, isSecure: Bool) throws {
        let configuration = GatewayConfiguration(trustedProxies: try TrustedProxies("10.0.0.1"))
        let head = Self.head(host: "db.example", [("X-Forwarded-Proto", scheme)])
        let arrival = Arrival(head, peer: peer, configuration: configuration)
        #expect(arrival.isSecure == isSecure)
        #expect(arrival.ownOrigin == (isSecure ? "https://db.example" : "http://db.example"))
    }

    @Test(arguments: [
        ("https://db.example", "https://db.example", true), ("https://DB.example:443/", "https://db.example", true),
        ("http://10.0.0.5:8080", "http://10.0.0.5:8080", false), ("http://[::1]:80", "http://[::1]", false),
    ])
    func publicURLs(text: String, origin: String, isSecure: Bool) {
        let url = PublicURL(text)
        #expect(url?.origin == origin && url?.isSecure == isSecure)
    }

    @Test(arguments: [
        "", "db.example", "ftp://db.example", "https://", "https:///", "https://a/b", "https://a?b", "https://u@a",
        "https://a:0", "https://a:65536", "https://a:", "https://a b", "https://[::1", "https://[1.2.3.4]",
        "https://a#b",
        "https://ä.example", "https://a:+8",
    ])
    func whatIsNoPublicURL(text: String) { #expect(PublicURL(text) == nil) }
}
