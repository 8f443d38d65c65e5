import EventLoop
import Foundation
import Messages
import Model
import RPCClient
import Reflection
import Testing

/// Names and versions as others would have them, in every text field of both doors: each is refused with the name of the
/// field, or taken exactly as it is. The fields are found in what the programs say of themselves, so none is left out.
@Suite(
    .timeLimit(.minutes(5)),
    .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct CorpusTests {
    @Test func everyFieldOfEveryMethod() async throws {
        try await Installation.with { installation in
            let owner = try installation.token("owner")
            let ann = try await Self.prepare(installation)
            let (loop, daemon) = (try EventLoop(), installation.processID(of: "paasd"))
            let client = RPCClient(socketPath: "\(installation.home)/run/paasd.sock", loop: loop, agent: "corpus")
            defer { loop.stop() }
            let found = try await ReflectionV1.ReflectionClient(client).getDescriptors(.init())
            let fields = CorpusField.all(in: try Schema(decoding: found.fileDescriptorSet))
            #expect(fields.count > 60)
            for field in fields {
                let isOperators = field.method.service == "paas.access.v1.Organisations"
                for text in Corpus.texts where !(text.isEmpty && field.mayBeEmpty) {
                    let fault = await Self.answer(to: field, text, client, token: isOperators ? ann : owner)
                    Self.check(fault, field, text)
                }
            }
            client.close()
            #expect(installation.processID(of: "paasd") == daemon, "it has not been started again")
        }
    }

    @Test func everyParameterOfEveryRoute() async throws {
        try await Installation.with { installation in
            let (owner, ann) = (try installation.token("owner"), try await Self.prepare(installation))
            let document = try await installation.curl("GET", "/openapi.json")
            let requests = try CorpusRequest.all(in: document.body)
            #expect(requests.count > 4000)
            let answers = try await CorpusRequest.send(requests, to: installation) { $0.isOperators ? ann : owner }
            try #require(answers.count == requests.count)
            for (request, (status, body)) in zip(requests, answers) {
                if request.isAllowed {
                    #expect(status < 500 && status != 400, "\(request): \(status) \(body)")
                } else {
                    #expect(request.isRefused(status, body), "\(request): \(status) \(body)")
                }
            }
        }
    }

    /// What may be called like this is called like this, from the create to the purge.
    @Test func whatIsTakenLivesAWholeLife() async throws {
        try await Installation.with { installation in
            let description = "'; drop table databases; -- \"%2f\" ../ 🐘 \u{202E}niam ｍ"
            var made: [(name: String, id: String)] = []
            for name in ["postgres", "null", String(repeating: "z", count: 40)] {
                let body = try JSONEncoder().encode(["name": name, "engineVersion": "15", "description": description])
                let answer = try await installation.curl(
                    "POST", installation.databases, as: "member", json: String(decoding: body, as: UTF8.self))
                try #require(answer.status == 201, "\(answer)")
                made.append((name, try answer.decode(DatabaseJSON.self).id))
            }
            for (name, id) in made {
                try await installation.wait(id, for: "ready")
                let shown = try await installation.curl("GET", "\(installation.databases)/\(id)", as: "viewer")
                let database = try shown.decode(CorpusDatabase.self)
                #expect(database.name == name && database.description == description)
                #expect(try await installation.psql(try await installation.reveal(id), "select 1") == "1")
                let found = try await installation.curl("GET", "\(installation.databases)?name=\(name)", as: "viewer")
                #expect(try found.decode(DatabaseListJSON.self).databases.map(\.id) == [id])
                let path = "\(installation.databases)/\(id)?deleteVolume=true"
                #expect(try await installation.curl("DELETE", path, as: "owner").status == 202)
            }
            for (_, id) in made { try await installation.wait(id, for: "purged") }
        }
    }

    /// One database may be made: this is about texts.
    ///
    /// - Returns: a token of the operator.
    private static func prepare(_ installation: Installation) async throws -> String {
        let ann = try #require(try await installation.paas("tokens", "issue", "--operator", "ann").lines.first)
        let limited = try await installation.curl(
            "PUT", "/api/orgs/acme/quota", json: #"{"databases":1}"#, ["-H", "Authorization: Bearer \(ann)"])
        try #require(limited.status == 200, "\(limited)")
        return ann
    }

    private static func answer(
        to field: CorpusField, _ text: String, _ client: RPCClient, token: String
    ) async -> Fault? {
        let options = CallOptions(timeout: .seconds(30), metadata: [CallMetadata(CallMetadata.token, token)])
        let request = field.request(holding: text)
        do {
            if field.method.isServerStreaming {
                for try await _ in try await client.serverStreaming(field.method.path, request, options) { break }
            } else {
                _ = try await client.unary(field.method.path, request, options)
            }
            return nil
        } catch {
            return error as? Fault ?? Fault(.internal, reason: "NoFault", "\(error)")
        }
    }

    private static func check(_ fault: Fault?, _ field: CorpusField, _ text: String) {
        let shown = "\(field) \(text.prefix(60).debugDescription): \(fault as Any)"
        if field.isAllowed(text) {
            #expect(fault?.code != .invalidArgument || !(fault?.names(field) ?? false), "\(shown)")
            #expect(![.internal, .unknown, .dataLoss, .unavailable].contains(fault?.code), "\(shown)")
        } else {
            #expect(fault?.code == .invalidArgument && fault?.names(field) == true, "\(shown)")
        }
    }
}

private struct CorpusDatabase: Decodable {
    let name: String
    let description: String
}

extension Fault {
    /// Says which field is meant; bytes that are no such message name it in the sentence.
    fileprivate func names(_ field: CorpusField) -> Bool {
        violations.contains { $0.field == field.field.jsonName }
            || (reason == "MalformedRequest" && message.contains(field.field.name))
    }
}
