/// What a worker is asked to do. Holds passwords in the clear: it exists on its way to the worker only.
enum ProbeRequest: Codable {
    case login(LoginRequest)
    case prepare(PrepareRequest)
    case change(ChangeRequest)
    case await(AwaitRequest)
    case look(LookRequest)
    case arrange(ArrangeRequest)
}
