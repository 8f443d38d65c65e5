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
    init(_ head: HTTPRequest, requestID: String, arrival: Arrival) throws(Problem) {
        guard let target = RequestTarget(head.path ?? "") else { throw Problem.malformedTarget }
        switch RouteTable.look(up: head.method, target.segments) {
        case .found(let operation, let parameters):
            // A file's name is looked for as it is; the daemon can't be sent such a text.
            for (name, text) in parameters where operation != .file && text.utf8.contains(0) {
                throw Problem.zeroByte(in: name)
            }
            self.operation = operation
            self.parameters = parameters
        case .wrongMethod(let allowed): throw Problem.wrongMethod(head.method.rawValue, allowed: allowed)
        case .unknownPath: throw Problem.unknownPath(target.path)
        }
        headers = try CallHeaders(head.headerFields, requestID: requestID, operation: operation, arrival: arrival)
        guard operation.isOpen || headers.token != nil else { throw Problem.noToken }
        try Self.refuseOtherSites(head.method, operation, headers.credentials, RequestSource(head, arrival))
        // A page reads its query by itself: nothing of it is passed on.
        query = try Query(operation == .file ? nil : target.query, allowed: operation.queryParameters)
    }

    /// A browser adds the cookie to whatever another site has it send, so the request has to say that it comes from a page
    /// of ours; and no other site may sign a browser in or out.
    private static func refuseOtherSites(
        _ method: HTTPRequest.Method, _ operation: Operation, _ credentials: Credentials, _ source: RequestSource
    ) throws(Problem) {
        guard method != .get, method != .head else { return }
        let isCookie = if case .cookie = credentials { true } else { false }
        let isRefused =
            switch source {
            case .ownPage: false
            case .elsewhere: isCookie || operation.changesCookie
            case .unsaid: isCookie && operation != .createSession
            }
        if isRefused { throw Problem.crossOrigin }
    }

    /// A parameter of the path.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// A body may be missing or be an empty object; anything in it is a mistake that the caller wants to hear of.
    func refuseBody() throws(Problem) { try BodyFields(body, known: operation.bodyFields).check() }
}
