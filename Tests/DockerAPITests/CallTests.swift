import Foundation
import Testing

@testable import DockerAPI

/// What is sent to an engine.
@Suite struct CallTests {
    @Test func namesStayWithinTheirSegment() {
        let call = Call(.GET, "containers", "a/../b?x=1#y %2F\nü", "json")
        #expect(call.path == "/containers/a%2F..%2Fb%3Fx%3D1%23y%20%252F%0A%C3%BC/json")
        #expect(
            Call(.GET, image: "localhost:5000/a/b@sha256:c", "json").path == "/images/localhost:5000/a/b@sha256:c/json")
    }

    @Test func parametersAreEncoded() {
        let call = Call(.POST, "images", "create").asking("fromImage", "a/b").asking("tag", "x&y=z")
        #expect(call.query == "?fromImage=a%2Fb&tag=x%26y%3Dz")
        #expect(call.description == "POST /images/create")
    }

    @Test func filtersAreJSON() throws {
        let plain = try Call(.GET, "events").filtered(labels: [:], by: ["type": []])
        #expect(plain.query.isEmpty)
        let call = try Call(.GET, "events").filtered(labels: ["a": "1", "b": ""], by: ["type": ["container"]])
        let encoded = try #require(call.query.split(separator: "=", maxSplits: 1).last)
        let json = try #require(String(encoded).removingPercentEncoding)
        let filters = try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8))
        #expect(filters == ["label": ["a=1", "b"], "type": ["container"]])
    }

    @Test func whatIsLeftAtTheDefaultIsNotSent() throws {
        let json = String(decoding: try JSONEncoder().encode(DockerContainerSpec(image: "i").request), as: UTF8.self)
        #expect(json.contains(#""Image":"i""#))
        for name in ["Env", "Cmd", "Entrypoint", "Mounts", "Memory", "CapDrop", "NetworkingConfig", "Privileged"] {
            #expect(!json.contains("\"\(name)\""), "\(name)")
        }
    }

    @Test(arguments: [
        ("1.12", "1.41", "1.41"), ("1.24", "1.48", "1.41"), ("1.44", "1.52", "1.44"), ("1.12", "1.40", "1.40"),
        ("1.100", "1.200", "1.100"), ("2.0", "2.1", "2.0"),
    ])
    func theVersionIsSettledDownwards(minimum: String, maximum: String, chosen: String) throws {
        let (minimum, maximum) = (try #require(APIVersion(minimum)), try #require(APIVersion(maximum)))
        #expect(try "\(APIVersion.chosen(from: minimum, to: maximum))" == chosen)
    }

    @Test func anEngineThatIsTooOldIsRefused() {
        let fault = #expect(throws: DockerFault.self) {
            try APIVersion.chosen(from: APIVersion(major: 1, minor: 12), to: APIVersion(major: 1, minor: 39))
        }
        #expect(fault?.kind == .refused(status: 400))
        #expect(fault?.message.contains("1.39") == true && fault?.message.contains("1.40") == true)
    }

    @Test(arguments: ["", "1", "1.", ".1", "1.41.2", "x.y", "1.-4", "-1.4", "1. 4", "99999999999999999999.1"])
    func whatIsNoVersionIsRefused(text: String) { #expect(APIVersion(text) == nil) }
}
