import Hummingbird

/// A request that was found in the table of routes, taken apart.
struct RequestParts: Sendable {
    let operation: Operation
    /// Decoded parameters of the path; those that the route names are there.
    let parameters: [String: String]
    let query: Query
    let headers: CallHeaders
    var body: [UInt8] = []

    /// Takes a request's head apart; the body comes later.
    ///
    /// - Throws: `Problem` for what the gateway serves nothing for, or can't pass on.
    init(_ head: HTTPRequest, requestID: String) throws(Problem) {
        guard let target = RequestTarget(head.path ?? "") else { throw Problem.malformedTarget }
        switch RouteTable.look(up: head.method, target.segments) {
        case .found(let operation, let parameters):
            self.operation = operation
            self.parameters = parameters
        case .wrongMethod(let allowed): throw Problem.wrongMethod(head.method.rawValue, allowed: allowed)
        case .unknownPath: throw Problem.unknownPath(target.path)
        }
        headers = try CallHeaders(head.headerFields, requestID: requestID, operation: operation)
        guard operation.isOpen || headers.token != nil else { throw Problem.noToken }
        query = try Query(target.query, allowed: operation.queryParameters)
    }

    /// A parameter of the path.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }
}
