/// Makes sure that the right database is meant before something dangerous is done to it.
struct NameConfirmation {
    let name: String
    /// What the name is of.
    var kind = "database"
    /// What is going to happen.
    let question: String
    /// What `--confirm` said.
    let given: String?

    /// - Parameters:
    ///   - ask: shows a question, and returns the line that was typed.
    /// - Throws: `CommandFailure` unless the name was given or typed.
    func check(isInteractive: Bool, _ ask: (String) -> String?) throws(CommandFailure) {
        if let given {
            guard given == name else {
                throw CommandFailure(
                    .usage, "--confirm says «\(given)», but the \(kind) is «\(name)». Nothing was done.")
            }
            return
        }
        guard isInteractive else {
            throw CommandFailure(
                .usage, "There is no terminal to ask on: confirm with --confirm \(name). Nothing was done.")
        }
        guard ask("\(question)\nType its name to go on:") == name else {
            throw CommandFailure(.usage, "Nothing was done.")
        }
    }
}
