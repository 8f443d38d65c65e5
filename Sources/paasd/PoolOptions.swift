import ArgumentParser
import Model

/// Which instances the daemon keeps ready for creates.
struct PoolOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Instances that are kept ready for creates, for each major version so many: 16=2,17=1, or none. Each takes "
                + "memory and disk: `paas pool` says how much.",
            valueName: "version=size,…"))
    var pool = PoolSizes()

    @Option(
        help: ArgumentHelp(
            "With less room than this on the disk of the data, in MiB, none of them is made.", valueName: "MiB"))
    var poolFloor = 2048

    func validate() throws {
        guard (0...(1 << 30)).contains(poolFloor) else {
            throw ValidationError("--pool-floor \(poolFloor) is no amount of MiB: 0 to \(1 << 30) are allowed.")
        }
    }
}
