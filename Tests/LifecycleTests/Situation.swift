import Lifecycle
import Model

/// Everything that a decision looks at, and a model of what comes of the decision.
struct Situation: Hashable, Sendable {
    static let now = Timestamp(microseconds: 1_000_000)
    static let home = Endpoint(host: "127.1.2.3")
    static let elsewhere = "127.9.9.9"

    var desired: Desired
    var recorded: Recorded
    var observed: Observed

    /// A create that nothing has been done about yet.
    static var created: Situation {
        Situation(
            desired: .present,
            recorded: Recorded(state: .provisioning, reason: .requested, major: 16, everReady: false),
            observed: Observed(volume: .missing, instance: .absent))
    }

    /// A database that runs as it should.
    static var ready: Situation {
        Situation(
            desired: .present,
            recorded: Recorded(
                state: .ready, reason: .loginProven, major: 16, everReady: true, systemIdentifier: "1", endpoint: home),
            observed: Observed(
                volume: .present(major: 16, systemIdentifier: "1"), instance: .running(address: home.host)))
    }

    /// A database that was deleted after it had been Ready.
    static var deleted: Situation {
        var situation = ready
        situation.desired = .deleted
        situation.recorded.state = .deleted
        situation.recorded.reason = .volumeKept
        situation.observed.instance = .absent
        return situation
    }

    var decision: Decision { decide(desired: desired, recorded: recorded, observed: observed, now: Self.now) }

    /// Goes on as if every step succeeded at once.
    mutating func follow(_ decision: Decision) {
        switch decision {
        case .perform(let step, in: let state, because: let reason):
            if state != recorded.state {
                recorded.state = state
                recorded.reason = reason
                recorded.deadline = nil
            }
            if step == .network { recorded.endpoint = Self.home }
            if step == .volume { recorded.systemIdentifier = "1" }
            observed.stepSucceeded(
                step, major: recorded.major, systemIdentifier: "1", address: recorded.endpoint?.host)
        case .settle(let state, because: let reason):
            recorded.state = state
            recorded.reason = reason
            recorded.deadline = nil
            if state == .ready { recorded.everReady = true }
        case .fail(let reason, message: _):
            recorded.state = .failed
            recorded.reason = reason
            recorded.deadline = nil
        case .rest: break
        }
    }

    /// Forgets what steps have shown, as a crash does: the next look sees the volume and the instance only.
    mutating func lookAgain() {
        observed = Observed(volume: observed.volume, instance: observed.instance)
    }

    /// Every combination of what is wanted, recorded and seen, with what is decided about it.
    static let all: [(situation: Situation, decision: Decision)] = Desired.allCases.flatMap { desired in
        allRecorded.flatMap { recorded in
            allObserved.map { observed in
                let situation = Situation(desired: desired, recorded: recorded, observed: observed)
                return (situation, situation.decision)
            }
        }
    }

    private static let allRecorded: [Recorded] = DatabaseState.allCases.flatMap { state in
        [false, true].flatMap { everReady in
            [nil, home].flatMap { endpoint in
                [nil, "1"].flatMap { systemIdentifier in
                    [nil, Timestamp(microseconds: 0)].map { deadline in
                        Recorded(
                            state: state, reason: state.workReason, major: 16, everReady: everReady,
                            systemIdentifier: systemIdentifier, endpoint: endpoint, deadline: deadline)
                    }
                }
            }
        }
    }

    private static let volumes: [Observed.Volume] = [
        .missing, .incomplete, .present(major: 16, systemIdentifier: "1"), .present(major: 16, systemIdentifier: "2"),
    ]
    private static let instances: [Observed.Instance] = [
        .absent, .stopped, .running(address: home.host), .running(address: elsewhere),
    ]

    private static let allObserved: [Observed] = volumes.flatMap { volume in
        instances.flatMap { instance in
            (0..<8).flatMap { bits in
                Observed.Login.allCases.map { login in
                    Observed(
                        volume: volume, instance: instance, isNetworkReserved: bits & 1 != 0,
                        isImagePrepared: bits & 2 != 0, areCredentialsSet: bits & 4 != 0, login: login)
                }
            }
        }
    }
}
