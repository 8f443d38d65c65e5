import Hummingbird

/// The description of the HTTP API (OpenAPI 3.1), made from the table of routes: what is served is described.
enum OpenAPIDocument {
    /// The document in one line, and the name of this version of it.
    static let bytes = JSONWriter.bytes(of: json)
    static let tag = EntityTag.of(bytes)

    static var json: JSONValue {
        .members([
            "openapi": .string("3.1.0"),
            "info": .members([
                "title": .string("Managed PostgreSQL databases"),
                "version": .string("1"),
                "description": .string(about),
                "license": .members(["name": .string("Apache-2.0"), "identifier": .string("Apache-2.0")]),
            ]),
            "servers": .array([.members(["url": .string("/")])]),
            "security": security,
            "paths": paths,
            "components": .members([
                "securitySchemes": schemes,
                "responses": .object(refusals),
                "schemas": .object(SchemaName.allCases.map { JSONValue.Member($0.title, $0.schema.json) }),
            ]),
        ])
    }

    private static let about =
        "HEAD is answered wherever GET is, but for streams, and one trailing slash more or less changes nothing. A query "
        + "parameter or a field that is not listed is refused. Bodies are at most 64 KiB, 256 KiB where a variable is set. "
        + "Every answer has the header Request-Id; a request may bring its own, and traceparent."

    /// One of the two is enough; a bearer token wins.
    private static let security = JSONValue.array([
        .members(["token": .array([])]), .members(["cookie": .array([])]),
    ])

    private static let schemes = JSONValue.members([
        "token": .members(["type": .string("http"), "scheme": .string("bearer")]),
        "cookie": .members([
            "type": .string("apiKey"), "in": .string("cookie"), "name": .string("paas_session"),
        ]),
    ])

    /// Problems that some operation may answer with.
    private static var refusals: [JSONValue.Member] {
        Set(Operation.allCases.flatMap(\.refusals)).sorted().map(OpenAPIOperation.refusal)
    }

    private static var paths: JSONValue {
        var paths: [JSONValue.Member] = []
        for route in RouteTable.routes where !paths.contains(where: { $0.name == route.path.template }) {
            let rows = RouteTable.routes.filter { $0.path == route.path }
            let operations = rows.map { JSONValue.Member($0.method.rawValue.lowercased(), OpenAPIOperation($0).json) }
            paths.append(JSONValue.Member(route.path.template, .object(operations)))
        }
        return .object(paths)
    }
}

extension PathPattern {
    /// The path as OpenAPI writes it, which has no star.
    var template: String { description.replacing("*}", with: "}") }
}

extension OpenAPIDocument {
    /// The document, or that the client has it already.
    static func answer(_ request: RequestParts) -> Answer {
        var headers: HTTPFields = [.cacheControl: "no-cache", .eTag: tag]
        guard !EntityTag.isNamed(tag, by: request.headers.ifNoneMatch) else {
            return Answer(.notModified, headers: headers)
        }
        headers[.contentType] = "application/json"
        return Answer(.ok, bytes: bytes, headers: headers)
    }
}
