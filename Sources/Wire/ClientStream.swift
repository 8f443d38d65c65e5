/// What the client's end knows of one call that is open.
struct ClientStream {
    /// The driver's own.
    let call: AnyObject
    /// The responses are messages, which need credit; otherwise there is one, in END.
    let hasStream: Bool
    let largestResponse: UInt32
    /// The caller has given up: nothing but END matters, and the connection's credit.
    var isGivenUp = false
    /// A fragment was the last that came.
    var isInsideMessage = false
    var assembly = MessageAssembly()
    /// What was granted for responses.
    var window: ReceiveWindow
    /// Further requests may be sent: there was no half-close yet, and the server wants them.
    var sendsRequests: Bool
    /// What the server has granted for requests.
    var credit = SendCredit(.zero)
}
