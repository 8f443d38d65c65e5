/// Where a database's address comes from.
public enum AddressOffer: Equatable, Sendable {
    /// Numeric addresses, the best first: one of them is recorded and kept.
    case fixed([String])
    /// The engine gives one out at each start, which may be another one each time.
    case assigned
}
