import ArgumentParser

extension RPC {
    /// `paas rpc call`
    struct Call: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Call a method.",
            discussion: """
                Responses are printed as JSON: one response in lines that people can read, those of a stream one a \
                line. A method that takes a stream of requests reads them from standard input, one a line, and sends \
                each as it comes. Fields that the server marks as secret are never shown.
                """)

        @OptionGroup var call: CallOptionGroup

        @Option(
            help: ArgumentHelp(
                "Seconds to wait, such as 0.5; 15 for one response, no limit for a stream.", valueName: "seconds"))
        var timeout: TimeLimit?

        @OptionGroup var options: RPCOptions

        func run() async throws {
            let metadata = try call.metadata
            try await options.with { session in
                let call = try await session.call(call, metadata, timeout: timeout?.duration)
                try await call.run()
            }
        }
    }
}
