import ArgumentParser
import FoundationEssentials

/// Which control plane is meant.
struct ControlPlace: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the installation. Default: PAAS_HOME, else .paas.", valueName: "dir"))
    var home: String?

    @Option(
        help: ArgumentHelp(
            "Connection string of a control plane that is not the home's own, without a password. Default: "
                + "PAAS_CONTROL.", valueName: "conninfo"))
    var control: String?

    /// The home's path.
    var homePath: String {
        guard let home else { return Home.current.path }
        return home.hasPrefix("/") ? home : "\(FileManager.default.currentDirectoryPath)/\(home)"
    }

    /// What `paasd` is told beside the home.
    var arguments: [String] { control.map { ["--control", $0] } ?? [] }
}

extension String {
    /// The text as an argument that is no option, whatever it begins with.
    var asArgument: String { hasPrefix("-") ? "./\(self)" : self }
}
