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
            if step == .network { recorded.endpoint = Endpoint(host: addressForNetworkStep) }
            if step == .volume { recorded.systemIdentifier = "1" }
            observed.stepSucceeded(
                step, major: recorded.major, systemIdentifier: "1", address: recorded.endpoint?.host)
            if step == .instance { look() }
        case .hold(in: let state, because: let reason, message: _):
            recorded.state = state
            recorded.reason = reason
        case .settle(let state, because: let reason):
            recorded.state = state
            recorded.reason = reason
            recorded.deadline = nil
            if state == .ready {
                recorded.everReady = true
                recorded.incarnation = observed.incarnation
                if observed.isPasswordRotated { recorded.isRotationPending = false }
            }
            if state == .purged { recorded.isRotationPending = false }
        case .fail(let reason, message: _):
            recorded.state = .failed
            recorded.reason = reason
            recorded.deadline = nil
        case .rest: break
        }
    }

    /// Follows the decisions to the end: the steps, and what is recorded then.
    func walk() -> (steps: [StepName], end: Recorded) {
        var situation = self
        var steps: [StepName] = []
        for _ in 0..<40 {
            let decision = situation.decision
            if decision == .rest || decision.isHold { break }
            if case .perform(let step, in: _, because: _) = decision { steps.append(step) }
            situation.follow(decision)
        }
        return (steps, situation.recorded)
    }

    /// Where addresses are assigned, the network step records what there is; elsewhere it takes the one that is offered.
    private var addressForNetworkStep: String {
        if observed.addressIsAssigned, case .running(let address?) = observed.instance { return address }
        return Self.home.host
    }

    /// The look after a start: another start than before and, where addresses are assigned, another address.
    private mutating func look() {
        var look = observed
        look.incarnation = "new"
        if look.addressIsAssigned { look.instance = .running(address: Self.elsewhere) }
        observed.lookedAgain(look)
    }

    /// Forgets what steps have shown, as a crash does: the next look sees the volume and the instance only.
    mutating func lookAgain() {
        observed = Observed(
            volume: observed.volume, instance: observed.instance, incarnation: observed.incarnation,
            addressIsAssigned: observed.addressIsAssigned)
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
                    [nil, Timestamp(microseconds: 0)].flatMap { deadline in
                        [false, true].map { isRotationPending in
                            Recorded(
                                state: state, reason: state.workReason, major: 16, everReady: everReady,
                                systemIdentifier: systemIdentifier, endpoint: endpoint, incarnation: "old",
                                isRotationPending: isRotationPending, deadline: deadline)
                        }
                    }
                }
            }
        }
    }

    private static let volumes: [Observed.Volume] = [
        .missing, .incomplete, .present(major: 16, systemIdentifier: "1"), .present(major: 16, systemIdentifier: "2"),
    ]

    private static let allObserved: [Observed] = volumes.flatMap { volume in
        [false, true].flatMap { addressIsAssigned in
            (atRest + running).map { observed in
                var observed = observed
                observed.volume = volume
                observed.addressIsAssigned = addressIsAssigned
                return observed
            }
        }
    }

    /// Without an instance that runs, what counts is what has been prepared.
    private static let atRest: [Observed] = {
        var all: [Observed] = []
        for instance in [Observed.Instance.absent, .stopped] {
            for bits in 0..<5 {
                for login in [Observed.Login.untried, .proven] {
                    all.append(
                        Observed(
                            volume: .missing, instance: instance, freeBytes: bits == 4 ? 0 : nil,
                            isNetworkReserved: bits & 1 != 0,
                            isImagePrepared: bits & 2 != 0, login: login))
                }
            }
        }
        return all
    }()

    /// With one that runs, what counts is what has been proven of it.
    private static let running: [Observed] = {
        var all: [Observed] = []
        for (address, incarnation) in [(home.host, "old"), (home.host, "new"), (elsewhere, "old")] {
            for bits in 0..<9 {
                for login in Observed.Login.allCases {
                    all.append(
                        Observed(
                            volume: .missing, instance: .running(address: address), incarnation: incarnation,
                            freeBytes: bits == 8 ? 0 : nil, isNetworkReserved: bits & 1 != 0,
                            isImagePrepared: bits & 1 != 0,
                            areCredentialsSet: bits & 2 != 0, isPasswordRotated: bits & 4 != 0, login: login))
                }
            }
        }
        return all
    }()
}

extension Decision {
    /// It waits for somebody else.
    var isHold: Bool {
        if case .hold = self { return true }
        return false
    }
}
