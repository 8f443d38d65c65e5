extension Operation {
    /// Statuses of the problems that the operation may answer with, in their order. Each row of the table of errors that
    /// can meet it is there.
    var refusals: [Int] {
        var statuses = [400, 405, 500]
        if !isOpen || self == .createSession { statuses.append(401) }
        if !isOpen || changesCookie || self == .acceptInvitation { statuses.append(403) }
        if !isOpen || self == .file { statuses.append(404) }
        if takesBody { statuses += [408, 413, 415] }
        if takesBody, !changesCookie { statuses.append(409) }
        if takesKey { statuses.append(422) }
        if asksDaemon { statuses += [429, 503, 504] }
        return statuses.sorted()
    }

    /// Headers that a problem of this status always has.
    static func headers(ofRefusal status: Int) -> [AnswerHeader] {
        switch status {
        case 401: [.challenge]
        case 405: [.allow]
        case 429, 503: [.retryAfter]
        default: []
        }
    }

    private var asksDaemon: Bool {
        switch self {
        case .liveness, .openAPI, .file: false
        default: true
        }
    }
}
