import Messages

extension OperationsV1.GetKeyStatusResponse {
    /// The same members as in the protocol.
    var json: JSON {
        .members([
            "isSealed": .boolean(isSealed), "message": .text(message), "keys": .array(keys.map(\.json)),
            "lostDatabases": .integer(Int64(clamping: lostDatabases)),
            "lostVariables": .array(
                lostVariables.map {
                    .members(["org": .string($0.org), "app": .string($0.app), "name": .string($0.name)])
                }),
            "lostDeployments": .integer(Int64(clamping: lostDeployments)),
        ])
    }

    /// What the operator should know beyond the table.
    var remarks: [String] {
        var lines: [String] = []
        if isSealed {
            lines.append(
                "paasd is sealed: \(message). It reveals nothing and writes no secret. Put the key file back and start "
                    + "paasd again or, if the key is lost for good, run `paas keys recover`.")
        }
        for key in keys where key.state == "retiring" && !key.isHeld && key.secrets > 0 {
            lines.append("The key \(key.id) is not here, and \(key.secrets) secrets are under it: put its file back.")
        }
        if lostDatabases > 0 {
            lines.append(
                "Passwords of databases that are lost with their key: \(lostDatabases). They are being changed; those of "
                    + "deleted databases when they come back.")
        }
        for variable in lostVariables {
            lines.append(
                "The value of \(variable.name) of \(variable.org)/\(variable.app) is lost with its key: set it again.")
        }
        if lostDeployments > 0 {
            lines.append("Deployments whose frozen environment is lost with its key: \(lostDeployments).")
        }
        return lines
    }
}

extension OperationsV1.Key {
    var json: JSON {
        .members([
            "id": .text(id), "state": .string(state), "since": since.json,
            "secrets": .integer(Int64(clamping: secrets)),
            "isHeld": .boolean(isHeld),
        ])
    }

    static var header: [String] { ["KEY", "STATE", "SINCE", "SECRETS", "HERE"] }

    var row: [String] { [id, state, since?.shortText ?? "", "\(secrets)", isHeld ? "yes" : "no"] }
}

extension Presenter {
    func text(of status: OperationsV1.GetKeyStatusResponse) -> String {
        if let field { return status.json[path: field]?.plain ?? "" }
        if format == .json { return status.json.lines }
        return Table(header: OperationsV1.Key.header, rows: status.keys.map(\.row)).text
    }
}
