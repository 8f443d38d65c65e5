/// Whom the tokens and sessions of all watches speak for, as far as is known; each once.
struct TokenRegister {
    enum Standing {
        case asKnown
        /// Another watch of the token was told something else.
        case differs
    }

    private struct Token {
        /// `nil` = nobody any more.
        var principal: Principal?
        var watches: Int
    }

    private var known: [String: Token] = [:]

    /// The tokens that watches have shown.
    var ids: [String] { Array(known.keys) }

    mutating func add(_ principal: Principal) -> Standing {
        var token = known[principal.credential] ?? Token(principal: principal, watches: 0)
        token.watches += 1
        known[principal.credential] = token
        return token.principal == principal ? .asKnown : .differs
    }

    mutating func remove(_ id: String) {
        known[id]?.watches -= 1
        if known[id]?.watches == 0 { known[id] = nil }
    }

    /// Takes whom tokens speak for now.
    ///
    /// - Parameter asked: those that were asked for; one that is not among the principals speaks for nobody.
    /// - Returns: those that spoke for somebody else before.
    mutating func read(_ principals: [String: Principal], of asked: [String]) -> Set<String> {
        var changed: Set<String> = []
        for id in asked {
            guard let token = known[id], token.principal != principals[id] else { continue }
            known[id]?.principal = principals[id]
            changed.insert(id)
        }
        return changed
    }
}
