import ArgumentParser
import Messages

/// `paas hosts`
struct Hosts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the hosts that databases live on, and whether their daemons are there.",
        discussion: "For the operator: root, or the user that paasd runs as, on the machine of a daemon.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: OperatorOptions

    func run() async throws {
        let presenter = try output.presenter(of: OperationsV1.Host().json)
        let hosts = try await connection.with { try await $0.operations.listHosts(.init()).hosts }
        print(presenter.text(of: hosts))
        for host in hosts where !host.isServing {
            Terminal.say("Databases of the host \(host.name) wait: start its daemon with `paasd serve`.")
        }
    }
}
