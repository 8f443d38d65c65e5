import Model
import Store

extension RequestCheck {
    mutating func subject(_ text: String, field: String) -> Subject? {
        if let subject = Subject(text) { return subject }
        return refuse(as: "InvalidName", field, "must be \(Subject.grammar)")
    }

    mutating func role(_ text: String) -> Role? {
        if let role = Role(rawValue: text) { return role }
        let list = Role.allCases.map(\.rawValue).joined(separator: ", ")
        return refuse(as: "InvalidRole", "role", "must be one of: \(list)")
    }

    mutating func scopes(_ texts: [String]) -> Set<Scope>? {
        let scopes = texts.compactMap(Scope.init(rawValue:))
        if !scopes.isEmpty, scopes.count == texts.count { return Set(scopes) }
        let list = Scope.allCases.map(\.rawValue).joined(separator: ", ")
        return refuse(as: "InvalidScope", "scopes", "must be one at least of: \(list)")
    }

    /// - Parameter seconds: 0 = the usual time.
    mutating func lifetime(_ seconds: UInt64) -> Duration? {
        if seconds == 0 { return Lifetimes.token }
        if Lifetimes.tokenSeconds.contains(seconds) { return .seconds(Int64(seconds)) }
        let bounds = Lifetimes.tokenSeconds
        return refuse(
            as: "InvalidLifetime", "lifetimeSeconds",
            "must be \(bounds.lowerBound) to \(bounds.upperBound), or 0 for 90 days")
    }

    /// - Parameter seconds: 0 = the usual time.
    mutating func loginLifetime(_ seconds: UInt64) -> Duration? {
        if seconds == 0 { return Lifetimes.login }
        if Lifetimes.loginSeconds.contains(seconds) { return .seconds(Int64(seconds)) }
        let bounds = Lifetimes.loginSeconds
        return refuse(
            as: "InvalidLifetime", "lifetimeSeconds",
            "must be \(bounds.lowerBound) to \(bounds.upperBound), or 0 for 15 minutes")
    }

    mutating func loginID(_ text: String) -> LoginID? {
        if let id = LoginID(text) { return id }
        return refuse(as: "InvalidID", "loginId", "must be \(DatabaseID.length) characters of a to z and 2 to 7")
    }

    /// The identifier of a row: decimal digits.
    mutating func number(_ text: String, field: String) -> String? {
        if (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        return refuse(as: "InvalidID", field, "must be 1 to 18 decimal digits")
    }

    mutating func hostName(_ text: String) -> HostName? {
        if let name = HostName(text) { return name }
        return refuse(as: "InvalidName", "host", "must be \(HostName.grammar)")
    }

    mutating func oneOf(_ first: String, _ second: String) {
        refuse(first, "must be given, or \(second), and not both")
    }

    mutating func refuse(_ field: String, _ allowed: String) {
        let _: Never? = refuse(as: "InvalidRequest", field, allowed)
    }
}
