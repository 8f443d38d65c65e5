import Model
import Store

extension Control {
    /// Makes an app.
    ///
    /// - Parameter host: where its databases are to live; empty = on the only host there is.
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound` (the host), `NameTaken`, `HostUnclear`, and those of
    ///   the gate.
    public func createApp(_ request: AppReference, host: String, caller: Caller) async throws -> App {
        let permit = try await permit(.createApp, in: request.org, caller: caller)
        var check = RequestCheck()
        let name = check.name(request.app, field: "name")
        let place = host.isEmpty ? nil : check.hostName(host)
        guard let name, host.isEmpty || place != nil else { throw check.fault }
        return try await once(permit, caller) { key in
            try await store.createApp(
                name, org: permit.org, host: place, audit: permit.audit(caller, app: name), key: key)
        } replay: { _ in
            guard let app = try await store.apps(org: permit.org).first(where: { $0.name == name }) else {
                throw Fault.noApp(name, org: permit.org)
            }
            return app
        }
    }

    /// Takes an app away with its variables and deployments.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, `NotEmpty`, and those of the gate.
    public func deleteApp(_ request: AppReference, caller: Caller) async throws {
        let permit = try await permit(.deleteApp, in: request.org, caller: caller)
        var check = RequestCheck()
        guard let name = check.name(request.app, field: "name") else { throw check.fault }
        try await store.deleteApp(name, org: permit.org, audit: permit.audit(caller, app: name))
    }
}
