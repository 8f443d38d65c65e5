import ArgumentParser
import Messages

extension Audit {
    /// `paas audit export`
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print lines of the audit log as JSON Lines, the oldest first, with their places in the chain.")

        @OptionGroup var filter: AuditFilterOptions
        @OptionGroup var options: AuditOptions

        func run() async throws {
            try await options.with { client, org in
                var request = try filter.request(org: org)
                (request.pageSize, request.oldestFirst) = (1000, true)
                repeat {
                    let response = try await client.audit.listAudit(request)
                    for line in response.lines { print(line.json.line) }
                    request.pageToken = response.nextPageToken
                } while !request.pageToken.isEmpty
            }
        }
    }
}
