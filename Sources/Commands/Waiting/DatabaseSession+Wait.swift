import Messages

extension DatabaseSession {
    /// Waits until a database reaches a goal, and shows its steps on a terminal.
    ///
    /// - Returns: the database as it stands then.
    /// - Throws: `CommandFailure` when it misses the goal or the waiting is over; `Fault`.
    func wait(
        for database: DatabasesV1.Database, _ goal: WaitGoal, _ options: WaitOptions
    ) async throws -> DatabasesV1.Database {
        let spinner = Spinner(isVisible: Terminal.isErrorInteractive)
        let waiting = Waiting(
            goal: goal, timeout: .seconds(options.timeout), lookUp: { try await self.find(database.id) },
            progress: { await spinner.show($0) })
        let watch = client.watch(org: scope.org, app: scope.app, id: database.id)
        let outcome = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await spinner.turn() }
            defer { group.cancelAll() }
            return try await waiting.run(watch, until: Interruption.arrived)
        }
        await spinner.clear()
        return try result(of: outcome, database, goal, options)
    }

    private func result(
        of outcome: Waiting.Outcome, _ database: DatabasesV1.Database, _ goal: WaitGoal, _ options: WaitOptions
    ) throws(CommandFailure) -> DatabasesV1.Database {
        let again = command(goal == .ready ? "wait" : "wait --for \(goal.rawValue)", database)
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
