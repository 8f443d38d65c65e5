import ArgumentParser
import Messages

extension Databases {
    /// `paas databases watch`
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show databases as they are, then every change.",
            discussion: """
                With --output json it prints one event a line. A lost connection is said, and the watch goes on where \
                it stopped. Ctrl-C ends the watch, not the work.
                """)

        @Argument(help: "Id or name; all databases of the app if it is not given.")
        var database: String?

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = Presenter(format: output.output, field: output.field)
            try await session.with { session in
                var found: DatabasesV1.Database?
                if let database { found = try await session.find(database) }
                let scope = session.scope
                let watch = session.client.watch(org: scope.org, app: scope.app, id: found?.id)
                try await Following(
                    show: { event in
                        guard let text = presenter.text(of: event) else { return }
                        print(text)
                        Terminal.flush()
                    }, say: { Terminal.say($0) }
                ).run(watch, until: Interruption.arrived)
                Terminal.say("Stopped watching; the work goes on.")
                if let found { Terminal.next(session.command("show", found)) }
                if found == nil { Terminal.next(session.command("list")) }
            }
        }
    }
}
