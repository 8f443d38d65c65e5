/// What a worker answers.
enum ProbeAnswer: Codable {
    /// Once, before any request: the worker is up.
    case ready
    case loggedIn(ProbeReply)
    case prepared
    case changed
    /// The server takes logins.
    case answered
    case looked(LookReply)
    case arranged
    case failed(ProbeFault)
}
