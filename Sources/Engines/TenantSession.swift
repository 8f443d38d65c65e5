import Model

/// What an administrator's session has to pin that enters a database of a tenant: its owner sets other defaults there.
public enum TenantSession {
    /// For libpq's `options`, behind those of every session of the platform. A tenant's lock is not waited for long: who
    /// comes back later finds it gone, or not.
    public static func options(_ version: EngineVersion) -> String {
        var settings = [
            "role=none", "default_transaction_read_only=off", "statement_timeout=0", "lock_timeout=1s",
            "idle_in_transaction_session_timeout=0",
        ]
        // An unknown setting would end the session before it has begun.
        if version.major >= 17 { settings.append("transaction_timeout=0") }
        return settings.map { "-c \($0)" }.joined(separator: " ")
    }
}
