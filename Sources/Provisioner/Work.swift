import Engines
import FaultPoints
import Lifecycle
import Logging
import Model
import Store

/// The work on one claimed database: look, then decide and do, until nothing is left to do or something fails.
struct Work: Sendable {
    let tools: Tools
    let lease: Lease
    let place: WorkPlace
    var record: Record
    /// The local time at which `record.now` was the store's.
    var readAt: Duration
    var observed = Observed(volume: .missing, instance: .absent)
    /// A step has begun since the claim.
    var hasBegun = false
    /// Something has started the instance since the last look, or made what that look could not see.
    var isLookOld = false
    /// What the row says while the work goes on well.
    var workReason: Reason
    /// For people, while the work goes on well.
    var workMessage = ""
    /// Addresses that turned out to be somebody else's.
    var refusedAddresses: Set<String> = []
    /// The image that was prepared since the claim.
    var preparedImage: String?
    /// The app's passwords that were made since the claim, by their versions.
    var passwords: [Int: Secret] = [:]
    /// The instance comes from the warm pool, and nothing has shown yet that it is not as the pool has left it.
    var trustsPool = false

    init(on record: Record, lease: Lease, place: WorkPlace, tools: Tools) {
        self.record = record
        self.lease = lease
        self.place = place
        self.tools = tools
        readAt = tools.clock.now()
        workReason = record.database.state.workReason
        if let deadline = record.database.deadline, let due = record.nextWake {
            self.record.database.deadline = tools.policy.deadline(
                deadline, of: record.database.state, due: due, now: record.now)
        }
    }

    /// Does what there is to do.
    ///
    /// - Returns: the last change, which ends the lease; it is for the caller to write.
    /// - Throws: `LeaseLost`, `Superseded`, `CancellationError` or the store's error: then nothing more may be done.
    mutating func run() async throws -> Change {
        do { return try await goOn() } catch is CreateGauge.MadeWay { return yielding() }
    }

    private mutating func goOn() async throws -> Change {
        if mustYield { return yielding() }
        do {
            observed = try await look()
        } catch let fault as StepFault {
            return await endingBlind(fault)
        }
        FaultPoint.reached("looked")
        trustPool()
        while true {
            try lease.check()
            let decision = decide(
                desired: record.database.desired, recorded: Recorded(record), observed: observed, now: now)
            switch decision {
            case .perform(_, in: .provisioning, because: _) where mustYield: return yielding()
            case .perform(let step, in: let state, because: let reason):
                do {
                    // What was seen before a wait is old.
                    if try await place.take() {
                        observed = try await look()
                        continue
                    }
                } catch let fault as StepFault {
                    return await endingBlind(fault)
                }
                do {
                    if mustLookAgain(before: step) {
                        try await lookAgain()
                        continue
                    }
                    try await begin(step, in: state, because: reason)
                    try await perform(step)
                } catch let fault as StepFault {
                    guard let fault = try await recover(from: fault) else { continue }
                    return await ending(after: fault, attempt: record.database.attempt)
                }
            case .hold(in: let state, because: let reason, let message):
                return await holding(in: state, because: reason, message, for: tools.policy.roomPeriod)
            case .settle(let state, because: let reason): return settling(in: state, because: reason)
            case .fail(let reason, let message): return await failing(reason, message, logTail: [])
            case .rest:
                try await arrangeLogins()
                return resting()
            }
        }
    }

    /// The store's time, by the local clock since the last read.
    var now: Timestamp { record.now.advanced(by: tools.clock.now() - readAt) }

    var id: DatabaseID { record.database.id }

    var spec: InstanceSpec { InstanceSpec(record) }

    func write(_ change: Change) async throws -> Record {
        try await tools.store.apply(change, to: id, fence: lease.fence, generation: record.database.generation)
    }

    /// Does something in the world: only under a lease that is certain, and never for longer than the limit.
    func attempt<Value: Sendable>(
        within limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        do {
            let operation = underLease(operation)
            guard makesWay else { return try await withTimeLimit(limit, clock: tools.clock, operation) }
            let creates = tools.creates
            return try await withTimeLimit(limit, clock: tools.clock) { try await creates.makingWay(operation) }
        } catch let lost as LeaseLost {
            throw lost
        } catch let madeWay as CreateGauge.MadeWay {
            throw madeWay
        } catch {
            try Task.checkCancellation()
            throw StepFault(error)
        }
    }

    /// Looks at the lease right before the operation, on the same task: the process may have been stopped for long
    /// wherever a task gives way.
    func underLease<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) -> @Sendable () async throws -> Value {
        let lease = lease
        return {
            try lease.check()
            return try await operation()
        }
    }
}
