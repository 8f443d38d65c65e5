import Lifecycle
import Logging
import Model
import Sealing
import Store

/// What is different about an instance of the warm pool: as long as it is nobody's, and right after a create took it.
extension Work {
    /// How long the login may take that only proves once more what was proven in the pool.
    private static let handoverLimit = Duration.seconds(5)

    /// A create has taken the instance and nothing was done about it since. Its password still has the pool's number.
    private var isHandedOver: Bool {
        !record.isPooled && record.database.state == .provisioning && record.credential?.version == 0
    }

    /// The pool has set the credentials and proven a login: only that is missing now. If anything turns out to be
    /// otherwise, the work is that of any other create which was cut off.
    mutating func trustPool() {
        guard isHandedOver, case .running = observed.instance else { return }
        observed.areCredentialsSet = true
        trustsPool = true
    }

    /// How long a login may take.
    var loginLimit: Duration {
        let limit = tools.policy.limit(of: .login)
        return trustsPool ? min(limit, Self.handoverLimit) : limit
    }

    /// Goes on after a step on an instance of the pool has failed: what runs there is not what the pool made, so it is
    /// stopped and everything is done that a create does without a pool.
    ///
    /// - Returns: the fault with which the step ends all the same; `nil` = go on.
    mutating func recover(from fault: StepFault) async throws -> StepFault? {
        guard trustsPool, fault.reason != .sealed else { return fault }
        trustsPool = false
        tools.logger.warning("an instance of the warm pool is made anew", metadata: metadata(fault))
        observed.areCredentialsSet = false
        do {
            if !Reason.ours.contains(fault.reason) { try await perform(.stop) }
            return nil
        } catch let last as StepFault {
            // What is wrong with the entry must never be the end of the create.
            return StepFault(last.reason, last.message, isTransient: true, logTail: last.logTail)
        }
    }

    /// The password from the pool, sealed as the owner's first one; a new one if it can't be opened.
    mutating func handedOverCredential() throws -> SealedSecret? {
        guard !record.isPooled, let sealed = record.credential, sealed.version == 0 else { return nil }
        let password: Secret
        do {
            password = try storedPassword()
        } catch let fault as StepFault {
            tools.logger.warning("a password of the warm pool can't be opened", metadata: metadata(fault))
            return try newCredential(version: 1)
        }
        return try seal(password, version: 1)
    }

    /// The number of the first password: what is made for the pool is sealed anew for its first owner.
    var firstVersion: Int { record.isPooled ? 0 : 1 }

    /// An entry that is being made waits while creates run, and for a while after them; what was done for it stays.
    var mustYield: Bool { makesWay && !tools.creates.isCalm(for: PoolKeeper.calm) }

    /// An entry in the making, unless it has made way for so long that it would never be there.
    var makesWay: Bool {
        record.isPooled && record.database.state == .provisioning && record.database.desired == .present
            && now.since(record.database.createdAt) < PoolKeeper.patience
    }

    /// Makes way. The time until the work goes on is not counted.
    func yielding() -> Change {
        let next = now.advanced(by: PoolKeeper.calm)
        return Change(
            nextWake: .at(next), deadline: .at(next.advanced(by: tools.policy.limit(of: .provisioning))),
            systemIdentifier: unrecordedSystemIdentifier, image: unrecordedImage, releaseLease: true,
            writesEvent: false)
    }
}
