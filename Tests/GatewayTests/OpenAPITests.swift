import Messages
import Model
import Testing

@testable import Gateway

/// The description of the API says what is served, and nothing else.
@Suite(.timeLimit(.minutes(1))) struct OpenAPITests {
    private static let document = OpenAPIDocument.json

    /// `GET /api/watch`, for each operation that the document describes.
    private static var described: [String: JSONValue] {
        var operations: [String: JSONValue] = [:]
        for path in document["paths"]?.members ?? [] {
            for method in path.value.members { operations["\(method.name.uppercased()) \(path.name)"] = method.value }
        }
        return operations
    }

    private static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.path.template)" }

    @Test func everyRouteIsDescribedAndNothingElse() {
        #expect(Set(Self.described.keys) == Set(RouteTable.routes.map(Self.name)))
        #expect(RouteTable.routes.count == Self.described.count, "no row of the table hides another")
        let ids = Self.described.values.compactMap { $0["operationId"]?.text }
        #expect(ids.count == Self.described.count && Set(ids).count == ids.count, "each has a name of its own")
    }

    @Test(arguments: RouteTable.routes.indices)
    func aRouteIsDescribedAsItIs(index: Int) throws {
        let route = RouteTable.routes[index]
        let operation = try #require(Self.described[Self.name(route)])
        let parameters = operation["parameters"]?.elements ?? []
        func names(_ place: String) -> [String] {
            parameters.filter { $0["in"]?.text == place }.compactMap { $0["name"]?.text }
        }
        #expect(names("path") == route.path.parameters)
        #expect(names("query") == route.operation.queryParameters)
        #expect((operation["requestBody"] != nil) == route.operation.takesBody)
        #expect(route.operation.takesBody || route.operation.body.isEmpty, "a body that is never read")
        #expect((operation["security"] != nil) == route.operation.isOpen)
        let statuses = operation["responses"]?.members.map(\.name) ?? []
        #expect(statuses.contains("401") == (!route.operation.isOpen || route.operation == .createSession))
        #expect(Set(statuses).count == statuses.count)
    }

    @Test func everyReferenceLeadsSomewhere() {
        let references = Self.references(in: Self.document)
        let components = Self.document["components"]
        let names = ["schemas", "responses"].flatMap { kind in
            (components?[kind]?.members ?? []).map { "#/components/\(kind)/\($0.name)" }
        }
        #expect(names.count > 30)
        // An operation, or another schema, makes use of each.
        #expect(Set(names) == references)
    }

    @Test func itIsServedToAnybody() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let whole = try await gateway.request("GET", "/openapi.json", token: nil)
            #expect(whole.status == 200 && whole.headers["content-type"] == "application/json")
            #expect(try JSONParser.parse(Array(whole.body.utf8)) == Self.document)
            let tag = try #require(whole.headers["etag"])
            let again = try await gateway.request(
                "GET", "/openapi.json", token: nil, headers: ["If-None-Match: \(tag)"])
            #expect(again.status == 304 && again.body.isEmpty)
        }
    }

    private static func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.name == "$ref", let text = member.value.text {
                    found.insert(text)
                }
                found.formUnion(references(in: member.value))
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }
}

extension JSONValue {
    /// A member of an object.
    subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

    var members: [Member] { if case .object(let members) = self { members } else { [] } }

    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    var text: String? { if case .string(let text) = self { text } else { nil } }
}
