import ArgumentParser
import Messages

/// `paas pool`
struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool",
        abstract: "List the databases that are kept ready for creates, and what they take.",
        discussion: """
            For the operator: root, or the user that paasd runs as, on the machine of a daemon. How many are kept is said \
            with `paasd serve --pool 16=2,17=1`; `paas up` takes it from PAAS_POOL.
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: OperatorOptions

    func run() async throws {
        let presenter = try output.presenter(of: OperationsV1.Pool().json)
        let pools = try await connection.with { try await $0.operations.listPools(.init()).pools }
        if pools.isEmpty, presenter.format == .table, presenter.field == nil {
            Terminal.say("No databases are kept ready: `paasd serve --pool 16=1` keeps one of version 16.")
            return
        }
        print(presenter.text(of: pools))
        for pool in pools where !pool.message.isEmpty {
            Terminal.say("Version \(pool.engineVersion) on \(pool.host): \(pool.message)")
        }
    }
}
