extension Problem {
    /// The title belongs to the reason, as RFC 9457 asks: it is the reason's words, `NameTaken` → `Name taken`. Words in
    /// capitals stay: `MalformedJSON` → `Malformed JSON`.
    static func title(of reason: String) -> String {
        var words: [String] = []
        let characters = Array(reason)
        for (index, character) in characters.enumerated() {
            let followsSmall = index > 0 && !characters[index - 1].isUppercase
            let precedesSmall = index + 1 < characters.count && characters[index + 1].isLowercase
            if index == 0 || (character.isUppercase && (followsSmall || precedesSmall)) { words.append("") }
            words[words.count - 1].append(character)
        }
        let rest = words.dropFirst().map { word in
            word.count > 1 && word.allSatisfy(\.isUppercase) ? word : word.lowercased()
        }
        return (words.prefix(1) + rest).joined(separator: " ")
    }
}
