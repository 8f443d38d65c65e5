import ArgumentParser
import Engines

/// Where an installation lies and how its control plane is reached.
struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the installation's state.", valueName: "dir"))
    var home: String

    @Option(
        help: ArgumentHelp(
            "Connection string of the control plane's PostgreSQL. Default: the one that `paasd control-plane start` "
                + "runs in the home.", valueName: "conninfo"))
    var control: String?

    /// The control plane's connection string.
    ///
    /// - Throws: `EngineFault` when the home is not usable for a control plane of its own.
    func connectionString(_ home: Home) throws -> String {
        if let control { return control }
        return try ControlPlaneCluster(home: home.path).connectionString
    }
}
