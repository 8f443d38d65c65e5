import ArgumentParser
import Messages

extension Keys {
    /// `paas keys status`
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which keys there are, how many secrets each has wrapped, and whether paasd is sealed.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var connection: OperatorOptions

        func run() async throws {
            let presenter = try output.presenter(of: OperationsV1.GetKeyStatusResponse().json)
            let status = try await connection.with { try await $0.operations.getKeyStatus(.init()) }
            print(presenter.text(of: status))
            for line in status.remarks { Terminal.say(line) }
        }
    }
}
