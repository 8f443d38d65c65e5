import Foundation
import Testing

@testable import DockerAPI

/// Names of images and credentials for the registries that they come from.
@Suite struct RegistryTests {
    typealias Parts = (registry: String?, repository: String, tag: String?, digest: String?)

    static let names: [(String, Parts)] = [
        ("postgres", (nil, "postgres", nil, nil)),
        ("postgres:16-alpine", (nil, "postgres", "16-alpine", nil)),
        ("library/postgres:16", (nil, "library/postgres", "16", nil)),
        ("localhost/postgres", ("localhost", "postgres", nil, nil)),
        ("localhost:5000/a/b/postgres:16", ("localhost:5000", "a/b/postgres", "16", nil)),
        ("registry.example/postgres@sha256:abc", ("registry.example", "postgres", nil, "sha256:abc")),
        ("r.example:1/p:16@sha256:abc", ("r.example:1", "p", "16", "sha256:abc")),
        ("[::1]:5000/p", (nil, "", nil, nil)),
    ]

    @Test(arguments: names.dropLast())
    func aNameIsTakenApart(text: String, parts: Parts) throws {
        let reference = try #require(ImageReference(text))
        #expect(reference.registry == parts.registry)
        #expect(reference.repository == parts.repository)
        #expect(reference.tag == parts.tag)
        #expect(reference.digest == parts.digest)
        #expect("\(reference)" == text)
    }

    @Test(arguments: [
        "", ":16", "@sha256:a", "a@", "a@sha256", "a:", "/a", "a/", "a//b", "a/../b", ".", "a b", "a?b", "a#b", "a%2Fb",
        "a\nb", "ä", "a@b:c@d:e", "a:\(String(repeating: "x", count: 129))", "r.example/", "a:b:c",
    ])
    func whatIsNoNameIsRefused(text: String) { #expect(ImageReference(text) == nil) }

    static let configuration = """
        {"auths": {
          "https://index.docker.io/v1/": {"auth": "aHViOmh1YjpzZWNyZXQ="},
          "registry.example:5000": {"username": "plain", "password": "pw"},
          "https://Token.Example/v2/": {"auth": "YWNjb3VudDo=", "identitytoken": "tok"},
          "helper.example": {},
          "broken.example": {"auth": "%%%"}
        }, "credsStore": "desktop", "HttpHeaders": {"User-Agent": "x"}}
        """

    @Test func credentialsAreFoundByTheImagesRegistry() throws {
        let credentials = try RegistryCredentials(configuration: Array(Self.configuration.utf8))
        #expect(credentials.registries == ["docker.io", "registry.example:5000", "token.example"])
        func auth(_ name: String) throws -> RegistryAuth? { credentials.auth(for: try #require(ImageReference(name))) }
        #expect(
            try auth("postgres:16-alpine")
                == RegistryAuth(
                    username: "hub", password: "hub:secret", serverAddress: "https://index.docker.io/v1/"))
        #expect(try auth("docker.io/library/postgres")?.username == "hub")
        #expect(try auth("registry.example:5000/postgres")?.password == "pw")
        let token = try #require(try auth("token.example/postgres"))
        #expect(token.identityToken == "tok" && token.password.isEmpty)
        for name in ["registry.example/postgres", "helper.example/postgres", "broken.example/postgres"] {
            let found = try auth(name)
            #expect(found == nil, "\(name)")
        }
    }

    @Test func aFileWithoutCredentialsHasNone() throws {
        for text in ["{}", #"{"auths":null}"#, #"{"auths":{}}"#] {
            #expect(try RegistryCredentials(configuration: Array(text.utf8)).registries.isEmpty)
        }
    }

    @Test(arguments: ["", "[]", "nonsense secret-canary", #"{"auths":[]}"#, #"{"auths":{"a":{"auth":5}}}"#])
    func anotherFileIsRefusedWithoutQuotingIt(text: String) {
        let fault = #expect(throws: DockerFault.self) { try RegistryCredentials(configuration: Array(text.utf8)) }
        #expect(fault?.kind == .badRequest)
        #expect(fault?.message.contains("canary") == false)
    }

    @Test func theHeaderIsJSONInTheAlphabetForURLs() throws {
        let auth = RegistryAuth(username: "ü>?", password: "~~~?>", serverAddress: "r.example")
        let header = try auth.header
        #expect(header.utf8.allSatisfy { !"+/".utf8.contains($0) } && header.count % 4 == 0)
        let standard = header.replacing("-", with: "+").replacing("_", with: "/")
        let json = try JSONDecoder().decode([String: String].self, from: try #require(Data(base64Encoded: standard)))
        #expect(json == ["username": "ü>?", "password": "~~~?>", "serveraddress": "r.example"])
    }

    @Test func nothingPrintsASecret() throws {
        let auth = RegistryAuth(username: "u", password: "canary", identityToken: "canary", serverAddress: "r")
        let credentials = try RegistryCredentials(
            configuration: Array(#"{"auths":{"r":{"username":"u","password":"canary"}}}"#.utf8))
        let environment: DockerEnvironment = ["POSTGRES_PASSWORD=canary"]
        let spec = DockerContainerSpec(image: "i", environment: environment)
        for value in [auth, credentials, environment, spec] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            #expect(!"\(value) \(String(reflecting: value)) \(dumped)".contains("canary"))
        }
        #expect("\(environment)".contains("POSTGRES_PASSWORD"))
    }
}
