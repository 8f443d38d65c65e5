import ArgumentParser
import Engines
import Glibc
import Model
import Postgres

/// Where an installation lies and how its control plane is reached.
struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the installation's state.", valueName: "dir"))
    var home: String

    @Option(
        help: ArgumentHelp(
            "Connection string of the control plane's PostgreSQL, without a password: name a file with passfile=PATH, "
                + "or set PAAS_CONTROL to the whole string instead. Default: the one that `paasd control-plane start` "
                + "runs in the home.", valueName: "conninfo"))
    var control: String?

    /// The control plane's connection string.
    ///
    /// - Throws: `Fault` for a password on the command line, which everybody on the machine can read; `EngineFault`
    ///   when the home is not usable for a control plane of its own.
    func connectionString(
        _ home: Home, environment: (String) -> String? = { getenv($0).map { String(cString: $0) } }
    ) throws -> String {
        if let control {
            guard try !ConnectionInfo(control).holdsPassword else {
                throw Fault(
                    .invalidArgument, reason: "SecretOnCommandLine",
                    "--control holds a password, which everybody on the machine can read on a command line",
                    nextSteps: ["Name a file with passfile=PATH, or set PAAS_CONTROL to the connection string."])
            }
            return control
        }
        if let control = environment("PAAS_CONTROL"), !control.isEmpty { return control }
        return try ControlPlaneCluster(home: home.path).connectionString
    }
}
