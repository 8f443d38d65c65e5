import ArgumentParser

/// A number of seconds, more than none and at most a day.
struct TimeLimit: ExpressibleByArgument, Equatable {
    let duration: Duration

    init?(argument: String) {
        guard let seconds = Double(argument), seconds >= 0.001, seconds <= 86_400 else { return nil }
        duration = .seconds(seconds)
    }
}
