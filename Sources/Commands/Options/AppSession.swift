import Messages
import PaasClient

/// Calls on the environment of one app.
struct AppSession<Caller: RPCCaller>: Sendable {
    let client: PaasClient<Caller>
    let scope: AppScope

    /// `paas <command>` with the options that were given.
    func command(_ command: String) -> String { "paas \(command)\(scope.flags)" }
}
