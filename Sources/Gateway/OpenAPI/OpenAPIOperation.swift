/// One row of the table of routes, as OpenAPI describes it.
struct OpenAPIOperation {
    let route: Route
    var operation: Operation { route.operation }

    init(_ route: Route) { self.route = route }

    /// The operation object.
    var json: JSONValue {
        var members = [
            JSONValue.Member("operationId", .string(route.id)),
            JSONValue.Member("summary", .string(operation.summary)),
            JSONValue.Member("tags", .array([.string(operation.tag)])),
        ]
        if !parameters.isEmpty { members.append(JSONValue.Member("parameters", .array(parameters))) }
        if operation.takesBody { members.append(JSONValue.Member("requestBody", body)) }
        members.append(JSONValue.Member("responses", responses))
        if operation.isOpen { members.append(JSONValue.Member("security", .array([]))) }
        return .object(members)
    }

    private var parameters: [JSONValue] {
        let path = route.path.parameters.map { name in
            Self.parameter(name, in: "path", operation.rule(ofParameter: name).schema, isRequired: true)
        }
        let query = operation.query.map { parameter in
            Self.parameter(parameter.rawValue, in: "query", parameter.rule(of: operation).schema)
        }
        return path + query + headers
    }

    private var headers: [JSONValue] {
        if operation.takesKey {
            return [Self.parameter("Idempotency-Key", in: "header", .text(pattern: "^[!-~]{1,255}$"))]
        }
        guard operation == .watch else { return [] }
        return [Self.parameter("Last-Event-ID", in: "header", .text(pattern: "^([!-9;-~]{1,64}:[0-9]{1,19})?$"))]
    }

    private static func parameter(
        _ name: String, in place: String, _ schema: Schema, isRequired: Bool = false
    ) -> JSONValue {
        .members([
            "name": .string(name), "in": .string(place), "required": .boolean(isRequired), "schema": schema.json,
        ])
    }

    /// It may be left out where there is nothing that has to be in it.
    private var body: JSONValue {
        .members([
            "required": .boolean(operation.body.contains(where: \.isRequired) || operation == .createToken),
            "content": .members(["application/json": .members(["schema": operation.bodySchema.json])]),
        ])
    }

    private var responses: JSONValue {
        let success = operation.success
        var content: [JSONValue.Member] = []
        switch success.body {
        case .none: break
        case .json(let name): content = [Self.media("application/json", .component(name))]
        case .anyObject: content = [Self.media("application/json", .map(of: .anything))]
        case .text(let types): content = types.map { Self.media($0, .text()) }
        case .events: content = [Self.media("text/event-stream", .component(.event))]
        }
        var responses = [
            JSONValue.Member("\(success.status)", Self.response("done", success.headers, content, links))
        ]
        if operation.success.headers.contains(.entityTag), operation.isOpen {
            responses.append(JSONValue.Member("304", Self.response("the client has it already", [.entityTag], [])))
        }
        for status in operation.refusals {
            let reference = JSONValue.string("#/components/responses/\(status)")
            responses.append(JSONValue.Member("\(status)", .members(["$ref": reference])))
        }
        return .object(responses)
    }

    /// A problem of this status, whatever was asked for.
    static func refusal(_ status: Int) -> JSONValue.Member {
        let headers = Operation.headers(ofRefusal: status)
        let content = [media("application/problem+json", .component(.problem))]
        return JSONValue.Member("\(status)", response("refused", headers, content))
    }

    private static func media(_ type: String, _ schema: Schema) -> JSONValue.Member {
        JSONValue.Member(type, .members(["schema": schema.json]))
    }

    private static func response(
        _ description: String, _ headers: [AnswerHeader], _ content: [JSONValue.Member],
        _ links: [JSONValue.Member] = []
    ) -> JSONValue {
        var members = [JSONValue.Member("description", .string(description))]
        let headers = [AnswerHeader.requestID] + headers
        members.append(
            JSONValue.Member(
                "headers",
                .object(
                    headers.map { header in
                        JSONValue.Member(
                            header.rawValue, .members(["required": .boolean(true), "schema": header.schema.json]))
                    })))
        if !content.isEmpty { members.append(JSONValue.Member("content", .object(content))) }
        if !links.isEmpty { members.append(JSONValue.Member("links", .object(links))) }
        return .object(members)
    }
}
