import ArgumentParser
import Messages

/// `paas apps`
struct Apps: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Apps of an organisation.", subcommands: [List.self, Create.self, Delete.self],
        defaultSubcommand: List.self)

    /// `paas apps list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the apps.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AppsV1.App().json)
            try await options.with { client, org in
                let apps = try await client.apps.listApps(.init(org: org)).apps
                print(presenter.text(of: apps, named: "apps", header: AppsV1.App.header) { ($0.json, $0.row) })
            }
        }
    }

    /// `paas apps create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make an app.")

        @Argument(help: "Name: lower-case letters, digits and single hyphens, at most 40.")
        var name: String

        @Option(help: "Host that its databases are to live on; the only one there is unless it is given.")
        var host: String?

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AppsV1.App().json)
            try await options.with { client, org in
                let app =
                    try await client.apps.createApp(.init(org: org, name: name, host: host ?? "")).app ?? .init()
                print(presenter.text(of: app.json, header: AppsV1.App.header, row: app.row))
                Terminal.next("paas databases create main --org \(org.visible) --app \(name.visible)")
            }
        }
    }

    /// `paas apps delete`
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an app away, with its variables and deployments.",
            discussion: "It is refused while the app has databases or retained volumes.")

        @Argument(help: "Name of the app.")
        var name: String

        @Option(help: "The app's name once more; without it the name is asked for on a terminal.")
        var confirm: String?

        @OptionGroup var options: OrgOptions

        func run() async throws {
            try NameConfirmation(
                name: name, kind: "app", question: "This takes the app \(name.visible) away, with its variables.",
                given: confirm
            ).check(isInteractive: Terminal.isInteractive) { question in
                Terminal.say(question)
                return readLine()
            }
            try await options.with { client, org in
                _ = try await client.apps.deleteApp(.init(org: org, name: name))
                Terminal.say("The app \(name.visible) is gone.")
                Terminal.next("paas apps --org \(org.visible)")
            }
        }
    }
}
