import Hummingbird

/// Refusals that belong to HTTP: the daemon never hears of these requests.
extension Problem {
    static func unknownPath(_ path: String) -> Problem {
        Problem(
            .notFound, reason: "UnknownPath", "there is nothing at \(path)",
            nextSteps: ["The routes are listed in docs/reference/rest.md."])
    }

    static let malformedTarget = Problem(
        .badRequest, reason: "MalformedTarget",
        "the request's target must be a percent-encoded path of at most \(RequestTarget.longest) bytes")

    /// - Parameter name: the parameter of the path.
    static func zeroByte(in name: String) -> Problem {
        let detail = "must not contain the character U+0000"
        return Problem(
            .badRequest, reason: "InvalidText", "{\(name)} \(detail)",
            errors: [Item(pointer: "{\(name)}", detail: detail)])
    }

    static func wrongMethod(_ method: String, allowed: [String]) -> Problem {
        let list = allowed.joined(separator: ", ")
        return Problem(
            .methodNotAllowed, reason: "MethodNotAllowed", "\(method) is not possible here, but \(list)",
            headers: [.allow: list])
    }

    static let noToken = Problem(
        .unauthorized, reason: "Unauthenticated", "the request carries no token",
        nextSteps: [
            "Send the header Authorization: Bearer TOKEN, or sign in for a cookie; a token in the URL is never read."
        ], headers: [.wwwAuthenticate: "Bearer realm=\"paas\""])

    static let malformedToken = Problem(
        .unauthorized, reason: "Unauthenticated", "/token is no token",
        errors: [Item(pointer: "/token", detail: "is no token")],
        headers: [.wwwAuthenticate: "Bearer realm=\"paas\", error=\"invalid_token\""])

    static let crossOrigin = Problem(
        .forbidden, reason: "CrossOrigin",
        "with the session cookie, a request that changes something must say that it comes from a page of this gateway",
        nextSteps: [
            "Programs send the header Authorization: Bearer TOKEN instead of the cookie.",
            "Behind a proxy, run paas-gateway with --public-url (PAAS_PUBLIC_URL), the address that browsers show.",
        ])

    static let noDashboard = Problem(
        .notFound, reason: "NoDashboard", "this gateway runs without the dashboard's files",
        nextSteps: ["Run paas-gateway with --dashboard DIR."])

    static func bodyTooLarge(limit: Int) -> Problem {
        Problem(.contentTooLarge, reason: "BodyTooLarge", "the body must not be larger than \(limit) bytes")
    }

    static let notJSON = Problem(
        .unsupportedMediaType, reason: "UnsupportedMediaType", "the body must be JSON in UTF-8, not compressed",
        nextSteps: ["Send the header Content-Type: application/json."])

    static let slowBody = Problem(
        .requestTimeout, reason: "RequestTimeout", "the body did not arrive in time", headers: [.connection: "close"])

    static let malformedEventID = Problem(
        .badRequest, reason: "InvalidLastEventID",
        "the header Last-Event-ID must be the id of an event of this stream, EPOCH:REVISION")

    static let stopping = Problem(
        .serviceUnavailable, reason: "Stopping", "the gateway is about to stop", headers: [.retryAfter: "1"])

    /// An error that nobody foresaw; what it says stays in the log.
    static let unexpected = Problem(.internalServerError, reason: "Internal", "the gateway failed; its log says why")
}
