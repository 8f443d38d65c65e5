/// The members of a request's JSON object: only known ones, of the right type. All that is wrong is collected, so that
/// the caller learns it in one answer.
struct BodyFields {
    private let known: [String]
    private var values: [String: JSONValue] = [:]
    private var reason: String?
    private var errors: [Problem.Item] = []

    /// Reads a body; an empty one counts as `{}` where nothing is known.
    ///
    /// - Parameter emptyAllowed: an empty one counts so too where nothing has to be given.
    /// - Throws: `Problem` with the reason `MalformedJSON` or `DuplicateField`.
    init(_ body: [UInt8], emptyAllowed: Bool = false, known: [String]) throws(Problem) {
        self.known = known
        if body.isEmpty, emptyAllowed || known.isEmpty { return }
        let value: JSONValue
        do throws(JSONFault) { value = try JSONParser.parse(body) } catch { throw Problem(error) }
        guard case .object(let members) = value else {
            throw Problem(
                .badRequest, reason: "MalformedJSON", "the body must be a JSON object; it is \(value.kind)",
                errors: [Problem.Item(pointer: "", detail: "must be an object, not \(value.kind)")])
        }
        for member in members {
            values[member.name] = member.value
            if !known.contains(member.name) { refuseUnknown(member.name) }
        }
    }

    /// A string that has to be there. Empty when it isn't; `check` tells the caller.
    mutating func requiredText(_ name: String) -> String {
        if values[name] == nil { violated("MissingField", name, "must be given") }
        return text(name)
    }

    /// A string; empty where it is not given.
    mutating func text(_ name: String) -> String {
        switch values[name] {
        case nil: return ""
        case .string(let text) where text.unicodeScalars.contains("\0"):
            violated("InvalidText", name, "must not contain the character U+0000")
            return ""
        case .string(let text): return text
        case .some(let value):
            violated("InvalidType", name, "must be a string, not \(value.kind)")
            return ""
        }
    }

    /// A string that must not be empty where it is given: an empty one would look like one that is left out.
    mutating func filledText(_ name: String) -> String {
        let text = text(name)
        if values[name] == .string("") { violated("InvalidText", name, "must not be empty; leave it out instead") }
        return text
    }

    /// A list of strings; empty where it is not given.
    mutating func texts(_ name: String) -> [String] {
        guard let value = values[name] else { return [] }
        guard case .array(let items) = value else {
            violated("InvalidType", name, "must be an array of strings, not \(value.kind)")
            return []
        }
        let texts = items.compactMap { if case .string(let text) = $0, !text.utf8.contains(0) { text } else { nil } }
        if texts.count < items.count { violated("InvalidType", name, "must hold strings without U+0000 only") }
        return texts
    }

    /// A whole number that is not negative; `nil` where it is not given.
    mutating func number(_ name: String, upTo most: UInt64) -> UInt64? {
        guard let value = values[name] else { return nil }
        if let number = value.wholeNumber, number <= most { return number }
        violated("InvalidType", name, "must be a whole number from 0 to \(most)")
        return nil
    }

    /// The same, but it has to be there. 0 when it isn't; `check` tells the caller.
    mutating func requiredNumber(_ name: String, upTo most: UInt64) -> UInt64 {
        if values[name] == nil { violated("MissingField", name, "must be given; 0 is no limit") }
        return number(name, upTo: most) ?? 0
    }

    /// - Throws: `Problem` with all that was found wrong; its reason is the first one's.
    func check() throws(Problem) {
        guard let reason else { return }
        let sentences = errors.map { "\($0.pointer) \($0.detail)" }
        throw Problem(.badRequest, reason: reason, sentences.joined(separator: "; "), errors: errors)
    }

    private mutating func refuseUnknown(_ name: String) {
        let allowed = known.isEmpty ? "this request takes none" : "known are \(known.joined(separator: ", "))"
        violated("UnknownField", name, "is no field of this request; \(allowed)")
    }

    private mutating func violated(_ reason: String, _ name: String, _ detail: String) {
        self.reason = self.reason ?? reason
        errors.append(Problem.Item(pointer: JSONPointer.text([name]), detail: detail))
    }
}

extension Problem {
    /// A body that is not one JSON text.
    init(_ fault: JSONFault) {
        switch fault.kind {
        case .malformed:
            self.init(
                .badRequest, reason: "MalformedJSON", "the body is not JSON: \(fault.problem), at byte \(fault.offset)")
        case .duplicateName(let pointer):
            self.init(
                .badRequest, reason: "DuplicateField", "\(pointer) is given twice",
                errors: [Problem.Item(pointer: pointer, detail: "is given twice")])
        }
    }
}
