import Control
import Messages
import Model
import Synchronization

/// Looks at the process at the other end before anything else does: how many calls its user may have at a time, and
/// whether it may say that it is the gateway.
public final class CallerInterceptor: ServerInterceptor {
    private let classes: CallerClasses
    private let calls: Mutex<[UInt32: Int]> = Mutex([:])
    private let limit: @Sendable (CallerClass) -> Int

    /// - Parameter limit: calls of one user at a time, by its class.
    public init(_ classes: CallerClasses, limit: @escaping @Sendable (CallerClass) -> Int = { $0.calls }) {
        self.classes = classes
        self.limit = limit
    }

    /// Hands a call on, as one of the gateway where it is.
    ///
    /// - Throws: `Fault` with the reasons `TooManyCalls` and `InvalidOnBehalfOf`.
    public func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
        let user = context.peer.userID
        let kind = classes.class(of: user)
        try Self.checkOnBehalfOf(context)
        let limit = limit(kind)
        let isTaken = calls.withLock { calls in
            let count = calls[user, default: 0]
            if count < limit { calls[user] = count + 1 }
            return count < limit
        }
        guard isTaken else { throw Self.tooManyCalls(limit) }
        do {
            let known = told(context, kind)
            try await next(known)
            known.whenOver { _ in self.giveBack(user) }
        } catch {
            giveBack(user)
            throw error
        }
    }

    private func giveBack(_ user: UInt32) {
        calls.withLock { calls in
            let left = calls[user, default: 1] - 1
            calls[user] = left > 0 ? left : nil
        }
    }

    /// Where the gateway's user is known, nobody else says that it is the gateway, and the gateway can't say that it isn't.
    private func told(_ context: CallContext, _ kind: CallerClass) -> CallContext {
        guard classes.gateway != nil else { return context }
        let says = context.metadata.contains(Caller.gateway)
        switch kind {
        case .operator: return context
        case .gateway: return says ? context : context.with(metadata: context.metadata + [Caller.gateway])
        case .service:
            guard says else { return context }
            return context.with(
                metadata: context.metadata.filter { $0 != Caller.gateway && $0.key != Caller.client })
        }
    }

    private static func checkOnBehalfOf(_ context: CallContext) throws(Fault) {
        guard let entry = context.metadata.first(where: { $0.key == Caller.onBehalfOf }) else { return }
        let isGood =
            (1...Caller.longestOnBehalfOf).contains(entry.value.count)
            && entry.value.allSatisfy { (0x21...0x7E).contains($0) }
        guard !isGood else { return }
        let allowed = "must be 1 to \(Caller.longestOnBehalfOf) visible ASCII characters"
        throw Fault(
            .invalidArgument, reason: "InvalidOnBehalfOf", "onBehalfOf: \(allowed)",
            violations: [FieldViolation(field: "onBehalfOf", allowed)], notProcessed: true)
    }

    private static func tooManyCalls(_ limit: Int) -> Fault {
        Fault(
            .resourceExhausted, reason: "TooManyCalls", "one user may have no more than \(limit) calls at a time",
            domain: Fault.rpc, metadata: ["limit": "\(limit)"], nextSteps: ["End some of the streams."],
            notProcessed: true)
    }
}
