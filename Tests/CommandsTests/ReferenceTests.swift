import ArgumentParser
import FoundationEssentials
import Testing

@testable import Commands

/// docs/reference/cli.md tells of everything that there is.
@Suite struct ReferenceTests {
    @Test func everyCommandAndOptionIsInTheReference() throws {
        let page = try Self.page()
        // Words of the commands that the page shows, subcommands of subcommands too.
        let lines = page.split(separator: "`").filter { $0.hasPrefix("paas ") }
        let shown = Set(lines.flatMap { $0.split(separator: " ") })
        var options: Set<String> = []
        for command in Self.commands(below: Paas.self) {
            let name = command._commandName
            #expect(page.contains("`\(name) ") || page.contains("`\(name)`") || shown.contains(name[...]), "\(name)")
            options.formUnion(Self.options(in: Paas.helpMessage(for: command)))
        }
        options.remove("--help")
        #expect(options.count > 15)
        for option in options.sorted() { #expect(page.contains("`\(option)"), "\(option)") }
    }

    @Test func everyExitCodeIsInTheReference() throws {
        let page = try Self.page()
        for status in CommandStatus.allCases { #expect(page.contains("| \(status.rawValue) |"), "\(status)") }
    }

    private static func page() throws -> String {
        let path = #filePath.replacing("Tests/CommandsTests/ReferenceTests.swift", with: "docs/reference/cli.md")
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    private static func commands(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        command.configuration.subcommands.flatMap { [$0] + commands(below: $0) }
    }

    private static func options(in help: String) -> [String] {
        help.split(whereSeparator: { !$0.isLetter && $0 != "-" }).map(String.init).filter {
            $0.hasPrefix("--") && $0.count > 3
        }
    }
}
