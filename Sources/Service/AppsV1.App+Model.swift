import Messages
import Model

extension AppsV1.App {
    /// The message that stands for an app.
    init(_ app: App) {
        self.init(
            org: app.org.rawValue, name: app.name.rawValue, createdAt: ProtobufTimestamp(app.createdAt),
            host: app.host?.rawValue ?? "")
    }
}
