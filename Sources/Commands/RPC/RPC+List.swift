import ArgumentParser

extension RPC {
    /// `paas rpc list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the server's methods and their shapes.")

        @Option(name: .shortAndLong, help: "table or json.")
        var output: OutputOptions.Format = .table

        @OptionGroup var options: RPCOptions

        func run() async throws {
            try await options.with { session in
                let served = try await session.served()
                print(output == .json ? served.json.lines : served.table)
                if let method = served.services.first?.methods.first {
                    Terminal.next("paas rpc describe \(method.name)".visible)
                }
            }
        }
    }
}
