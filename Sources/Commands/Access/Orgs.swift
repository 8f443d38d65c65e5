import ArgumentParser
import Messages

/// `paas orgs`
struct Orgs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Organisations.",
        discussion: """
            All but `list` is for the operator: whoever has an operator's token, and root, or the user that paasd runs \
            as, on its machine, who need none.
            """, subcommands: [List.self, Create.self, Delete.self, SetQuota.self], defaultSubcommand: List.self)

    /// `paas orgs list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the organisations that you may see, what they have and what they may have.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: PossibleTokenOptions

        func run() async throws {
            let presenter = try output.presenter(of: AccessV1.Organisation().json)
            let response = try await options.with { try await $0.organisations.listOrganisations(.init()) }
            print(
                presenter.text(of: response.organisations, named: "orgs", header: AccessV1.Organisation.header) {
                    ($0.json, $0.row)
                })
            if let quota = response.quota, quota.databases > 0 {
                Terminal.say("All organisations together may have \(quota.databases) databases.")
            }
        }
    }

    /// `paas orgs create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an organisation.",
            discussion: """
                With --owner somebody is invited to be its owner; the invitation's code alone goes to standard output, \
                this once.
                """)

        @Argument(help: "Name: lower-case letters, digits and single hyphens, at most 40.")
        var name: String

        @Option(help: "Who is invited to be its owner.")
        var owner: String?

        @OptionGroup var options: PossibleTokenOptions

        func run() async throws {
            let response = try await options.with {
                try await $0.organisations.createOrganisation(.init(name: name, owner: owner ?? ""))
            }
            Terminal.say("The organisation \(name.visible) is there.")
            if let owner {
                print(response.code)
                Terminal.say("The code is for \(owner.visible) and is not shown again.")
                Terminal.next("paas members accept \(owner.visible)")
            } else {
                Terminal.next("paas tokens issue --owner NAME --org \(name.visible)")
            }
        }
    }

    /// `paas orgs delete`
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End an organisation, with its apps, members and tokens.",
            discussion: """
                It is refused while the organisation has databases or retained volumes. Its audit log stays, and its \
                name is never given again.
                """)

        @Argument(help: "Name of the organisation.")
        var name: String

        @Option(help: "The organisation's name once more; without it the name is asked for on a terminal.")
        var confirm: String?

        @OptionGroup var options: PossibleTokenOptions

        func run() async throws {
            try NameConfirmation(
                name: name, kind: "organisation",
                question: "This ends the organisation \(name.visible), its apps, members and tokens, for good.",
                given: confirm
            ).check(isInteractive: Terminal.isInteractive) { question in
                Terminal.say(question)
                return readLine()
            }
            _ = try await options.with { try await $0.organisations.deleteOrganisation(.init(name: name)) }
            Terminal.say("The organisation \(name.visible) is gone.")
            Terminal.next("paas orgs")
        }
    }

    /// `paas orgs set-quota`
    struct SetQuota: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Limit how many databases an organisation, or all together, may have.",
            discussion: "What is there already stays, also where it is more.")

        @Argument(help: "Name of the organisation; all together unless it is given.")
        var name: String?

        @Option(help: "Most databases, with those whose volumes are retained; 0 = no limit.")
        var databases: UInt32

        @OptionGroup var options: PossibleTokenOptions

        func run() async throws {
            _ = try await options.with {
                try await $0.organisations.setQuota(.init(org: name ?? "", quota: .init(databases: databases)))
            }
            Terminal.say(databases == 0 ? "There is no limit any more." : "The limit is \(databases) databases.")
            Terminal.next("paas orgs")
        }
    }
}
