import Messages

extension DatabaseSession {
    /// Waits until a database reaches a goal, and shows its steps on a terminal.
    ///
    /// - Returns: the database as it stands then.
    /// - Throws: `CommandFailure` when it misses the goal or the waiting is over; `Fault`.
    func wait(
        for target: WaitTarget, _ goal: WaitGoal, _ options: WaitOptions
    ) async throws -> DatabasesV1.Database {
        let spinner = Spinner(isVisible: Terminal.isErrorInteractive)
        let persistence = Persistence(
            absent: { await spinner.say("\($0.message) Trying again …".visible) },
            pause: { try await Task.sleep(for: $0) })
        let waiting = Waiting(
            goal: goal, timeout: .seconds(options.timeout), persistence: persistence,
            find: { try await self.database(of: target) }, lookUp: { try await self.find($0) },
            progress: { await spinner.show($0) })
        let outcome = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await spinner.turn() }
            defer { group.cancelAll() }
            return try await waiting.run(
                { client.watch(org: scope.org, app: scope.app, id: $0) }, until: Interruption.arrived)
        }
        await spinner.clear()
        return try result(of: outcome, target, goal, options)
    }

    private func database(of target: WaitTarget) async throws -> DatabasesV1.Database {
        switch target {
        case .known(let database): database
        case .named(let reference, let choice): try await find(reference, choice)
        }
    }

    private func result(
        of outcome: Waiting.Outcome, _ target: WaitTarget, _ goal: WaitGoal, _ options: WaitOptions
    ) throws(CommandFailure) -> DatabasesV1.Database {
        let again = command((goal == .ready ? "wait" : "wait --for \(goal.rawValue)") + " \(target.reference)")
        switch outcome {
        case .reached(let database): return database
        case .missed(let database):
            let why = [database.reason, database.message].filter { !$0.isEmpty }.joined(separator: ": ")
            throw CommandFailure(
                .error, "Error: \(database.name) is \(database.state.word)\(why.isEmpty ? "" : ": \(why)")".visible)
        case .timedOut:
            throw CommandFailure(
                .gaveUp, "Gave up waiting after \(options.timeout) s; the work goes on.\n  → \(again)")
        case .interrupted:
            throw CommandFailure(.gaveUp, "Stopped waiting; the work goes on.\n  → \(again)")
        }
    }
}
