import Messages

/// A file for `docker run --env-file`: `NAME=value` in lines, everything after the first `=` taken as it is.
struct EnvironmentFile {
    /// Lines without a line break at the end.
    let text: String

    /// - Throws: `CommandFailure` that names the variables whose values are more than one line.
    init(_ environment: [AppsV1.EnvironmentEntry]) throws(CommandFailure) {
        // Docker also takes a carriage return away that ends a line.
        let broken = environment.filter { $0.value.utf8.contains { $0 == 0x0a || $0 == 0x0d } }.map(\.name.visible)
        guard broken.isEmpty else {
            throw CommandFailure(
                .usage,
                "Error: An env file can't hold a value with a line break: \(broken.joined(separator: ", ")).\n"
                    + "  → use --output json")
        }
        text = environment.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
    }
}
