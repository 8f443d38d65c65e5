/// What a worker answers.
enum ProbeAnswer: Codable {
    /// Once, before any request: the worker is up.
    case ready
    case loggedIn(ProbeReply)
    case prepared
    case failed(ProbeFault)
}
