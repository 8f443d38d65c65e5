import ArgumentParser
import Messages

extension Audit {
    /// `paas audit list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List lines of the audit log, the newest first.")

        @Option(help: "How many lines at most, from 1 to 1000.")
        var limit: UInt32 = 50

        @OptionGroup var filter: AuditFilterOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var options: AuditOptions

        func validate() throws {
            guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
        }

        func run() async throws {
            let presenter = try output.presenter(of: AuditV1.AuditLine().json)
            try await options.with { client, org in
                var request = try filter.request(org: org)
                request.pageSize = limit
                let response = try await client.audit.listAudit(request)
                print(presenter.text(of: response.lines))
                if !response.nextPageToken.isEmpty {
                    Terminal.say("There are older lines: ask with --until, or see all with `paas audit export`.")
                }
            }
        }
    }
}
