import DockerAPI
import Model

extension DockerEngine {
    /// Follows the engine's events. After each gap every database is reported, as something may have happened to it.
    public func follow(_ changed: @Sendable (DatabaseID) async -> Void) async {
        var pause = Duration.milliseconds(100)
        var hasGap = false
        while !Task.isCancelled {
            do {
                let events = try await client.events(types: ["container", "network", "volume"])
                if hasGap {
                    logger.info("the engine's events are followed again")
                    for id in try await owned() { await changed(id) }
                }
                pause = .milliseconds(100)
                for try await event in events {
                    if let id = try await database(of: event) { await changed(id) }
                }
            } catch {
                if Task.isCancelled { return }
                if !hasGap { logger.warning("the engine's events can't be followed", metadata: ["fault": "\(error)"]) }
            }
            hasGap = true
            do { try await Task.sleep(for: pause) } catch { return }
            pause = min(pause * 2, .seconds(5))
        }
    }

    /// The database that something has happened to; `nil` for what changes nothing about any.
    private func database(of event: DockerEvent) async throws -> DatabaseID? {
        switch (event.type, event.action) {
        case ("container", "die"), ("container", "stop"), ("container", "kill"), ("container", "oom"),
            ("container", "start"), ("container", "destroy"), ("container", "pause"), ("container", "unpause"),
            ("container", "rename"), ("container", "update"):
            // A container's attributes hold its labels.
            return labels.database(event.attributes)
        // What is gone has no labels: it may have been another installation's.
        case ("volume", "destroy"): return DockerNames.database(ofVolume: event.actorID)
        case ("network", "disconnect"):
            guard event.attributes["name"] == network, let container = event.attributes["container"],
                let found = try await client.container(container)
            else { return nil }
            return labels.database(found.configuration.labels)
        default: return nil
        }
    }
}
