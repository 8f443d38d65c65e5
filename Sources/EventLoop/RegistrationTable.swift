/// The descriptors that a loop watches, found by the number that the kernel hands back with an event.
///
/// A token is a place in a list and a number that differs from one user of the place to the next: an event that comes
/// late is never taken for one of a registration that has the place now.
struct RegistrationTable {
    /// The token of nothing.
    static let noToken: UInt64 = 0

    private var places: [Registration?] = []
    private var free: [UInt32] = []
    private var generation: UInt32 = 1

    /// The token of the registration that is added next.
    var nextToken: UInt64 { UInt64(generation) << 32 | UInt64(free.last ?? UInt32(places.count)) }

    /// Adds a registration that has the next token.
    mutating func add(_ registration: Registration) {
        if let place = free.popLast() {
            places[Int(place)] = registration
        } else {
            places.append(registration)
        }
        // 0 is left out, so that no token is that of nothing.
        generation = generation == .max ? 1 : generation + 1
    }

    /// Whether there was one to remove.
    mutating func remove(_ token: UInt64) -> Bool {
        guard self[token] != nil else { return false }
        let place = UInt32(truncatingIfNeeded: token)
        places[Int(place)] = nil
        free.append(place)
        return true
    }

    /// The registration with a token, if it is still there.
    subscript(token: UInt64) -> Registration? {
        let place = Int(UInt32(truncatingIfNeeded: token))
        guard place < places.count, let registration = places[place], registration.token == token else { return nil }
        return registration
    }
}
