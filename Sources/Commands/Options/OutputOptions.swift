import ArgumentParser

/// How a command shows its data.
struct OutputOptions: ParsableArguments {
    /// Forms of output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    @Option(name: .shortAndLong, help: "table or json.")
    var output: Format = .table

    @Option(help: ArgumentHelp("Print the value of one field alone, such as state or step.name.", valueName: "name"))
    var field: String?

    /// Prepares the output before anything is done, so that a misspelt field costs nothing.
    ///
    /// - Parameter example: has every field that the data will have.
    /// - Throws: `CommandFailure` that lists the fields.
    func presenter(of example: JSON) throws(CommandFailure) -> Presenter {
        if let field, example[path: field] == nil {
            throw CommandFailure(
                .usage, "There is no field \(field); there are \(example.paths.joined(separator: ", ")).")
        }
        return Presenter(format: output, field: field)
    }
}
