extension OpenAPIOperation {
    /// Requests that can follow an answer: each that is about what this one has made.
    var links: [JSONValue.Member] {
        guard let id = operation.madeID else { return [] }
        let prefix = "\(route.path)/{id}"
        let known = Set(route.path.parameters + ["id"])
        return RouteTable.routes.filter { next in
            "\(next.path)".hasPrefix(prefix) && known.isSuperset(of: next.path.parameters)
        }.map { next in
            let parameters = next.path.parameters.map { name in
                JSONValue.Member(name, .string(name == "id" ? "$response.body#\(id)" : "$request.path.\(name)"))
            }
            return JSONValue.Member(
                next.id, .members(["operationId": .string(next.id), "parameters": .object(parameters)]))
        }
    }
}

extension Operation {
    /// Where the answer holds the id of what was made (a JSON pointer); `nil` = it makes nothing that has an id.
    fileprivate var madeID: String? {
        switch self {
        case .createDatabase: "/id"
        case .createInvitation: "/invitation/id"
        case .createToken: "/issued/id"
        default: nil
        }
    }
}
