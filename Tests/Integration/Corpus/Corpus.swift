/// Texts that have hurt others: each is refused by name of its field, or taken exactly as it is.
enum Corpus {
    static let texts =
        paths + encoded + quoted + control + space + long + alike + directed + pictured + shaped + harmless

    private static let paths = ["../", "..", "/", "../../etc/passwd", "a\\..\\b"]
    private static let encoded = ["%2f", "%2e%2e%2f", "%00", "a%20b", "\\u0000", "+"]
    private static let quoted = ["'", "\"", "`id`", "$(id)", "'; drop table databases; --", "a|b", "<b>", "{}", "%s%n"]
    private static let control = ["\0", "a\0b", "\n", "main\n", "a\r\nX-Evil: 1", "\t", "\u{7F}", "\u{85}"]
    private static let space = ["", " ", " main", "main ", "ma in", "main\u{3000}", "\u{200B}"]
    private static let long = [41, 65, 129, 5000].map { String(repeating: "a", count: $0) }
    private static let alike = ["mаin", "ｍａｉｎ", "maın", "MAIN", "straße", "ma\u{301}in", "ﬁn"]
    private static let directed = ["\u{202E}niam", "مرحبا", "a\u{2066}b"]
    private static let pictured = ["🐘", "👩‍👩‍👧", "\u{FEFF}main", "\u{FFFE}", "\u{10FFFF}"]
    private static let shaped = ["a--b", "-a", "a-", "1a", "_", "-1", "0", "1e9", "16.0", "016", "１６"]
    /// Words that mean something to somebody, and are names like any other.
    private static let harmless = [
        "null", "true", "con", "constructor", "postgres", "template1", "public", "select", "admin", "default", "a",
        String(repeating: "z", count: 40),
    ]
}
