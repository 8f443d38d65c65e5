/// One request on its way through the pool.
struct ProbeJob: Sendable {
    /// The request, encoded, with its length before it.
    let frame: [UInt8]
    /// How long the worker may take.
    let limit: Duration
    /// For the caller.
    let answer = Promise<ProbeAnswer>()

    func fail(_ reason: ProbeFault.Reason, _ message: String) { answer.keep(.failed(ProbeFault(reason, message))) }
}
