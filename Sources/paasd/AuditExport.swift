import ArgumentParser

/// A place outside of the control plane where the ends of the audit log's chains are written down.
enum AuditExport: Equatable, Sendable, ExpressibleByArgument {
    /// A file that always holds the newest ends.
    case file(String)
    /// The system's log: a line for each chain that has grown.
    case syslog
    /// A program that gets the ends on its standard input each time that a chain has grown.
    case command(String)

    init?(argument: String) {
        if argument == "syslog" {
            self = .syslog
            return
        }
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].hasPrefix("/") else { return nil }
        switch parts[0] {
        case "file": self = .file(parts[1])
        case "command": self = .command(parts[1])
        default: return nil
        }
    }
}
