import ArgumentParser
import Store

/// How much of the history of all databases the daemon keeps.
struct HistoryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long events are kept for watches that come back, and deployments for being looked up: a whole number "
                + "and s, m, h or d, from 1m to 3650d.",
            valueName: "age"))
    var historyAge = HistoryAge(duration: HistoryRetention().age)

    @Option(
        help: ArgumentHelp(
            "How many events are kept at most, from 1000 up. What exceeds either limit is removed within ten minutes; a "
                + "watch that wants to go on before it is told so.",
            valueName: "count"))
    var historyEvents = HistoryRetention().count

    func validate() throws {
        guard historyEvents >= 1000 else {
            throw ValidationError(
                "--history-events \(historyEvents) is too few: at least 1000, or every watch that comes back starts over."
            )
        }
    }

    var retention: HistoryRetention { HistoryRetention(age: historyAge.duration, count: historyEvents) }
}
