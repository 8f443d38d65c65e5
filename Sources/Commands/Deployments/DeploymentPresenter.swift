import ArgumentParser
import Messages

/// Turns a deployment into what goes to standard output.
struct DeploymentPresenter {
    /// Forms of output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// Names without values: a terminal keeps what it has shown.
        case table
        case json
        /// `NAME=value` in lines, as `docker run --env-file` reads them.
        case env
    }

    var format: Format
    /// Path of the one field that is wanted.
    var field: String?

    private static let environment = "environment."

    /// Makes sure that a misspelt field costs nothing. Which variables there are, only the deployment says.
    ///
    /// - Throws: `CommandFailure` that lists the fields.
    func check() throws(CommandFailure) {
        let example = AppsV1.CreateDeploymentResponse(deployment: .init()).json
        guard let field, !field.hasPrefix(Self.environment), example[path: field] == nil else { return }
        throw CommandFailure(
            .usage,
            "There is no field \(field.visible); there are \(example.paths.joined(separator: ", ")), "
                + "\(Self.environment)NAME.")
    }

    /// - Throws: `CommandFailure` for what the form can't hold, and for a variable that there is not.
    func text(of response: AppsV1.CreateDeploymentResponse) throws(CommandFailure) -> String {
        if let field {
            guard let value = response.json[path: field] else {
                let name = field.dropFirst(Self.environment.count)
                throw CommandFailure(.notFound, "Error: The deployment has no variable \(String(name).visible).")
            }
            return value.plain
        }
        switch format {
        case .table: return Table(pairs: response.pairs).text
        case .json: return response.json.lines
        case .env: return try EnvironmentFile(response.environment).text
        }
    }
}
