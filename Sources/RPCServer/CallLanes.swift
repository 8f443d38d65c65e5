import EventLoop

/// Task groups in which handlers run, a bounded number of them in each. Belongs to the loop's thread.
///
/// A task that ends is looked for among the children of its group, one after the other. In one group for all, each short
/// call would be looked for among thousands of watches. So one lane takes the calls that come; when many of its handlers
/// wait, it hands that over to a lane with room.
final class CallLanes: @unchecked Sendable {
    /// One group and what waits in it.
    final class Lane: @unchecked Sendable {
        /// Tasks that are not done.
        fileprivate(set) var count = 0
        /// There while the lane waits for its turn to take calls.
        fileprivate var waiter: UnsafeContinuation<Bool, Never>?
    }

    /// Tasks of one lane, at most.
    private static let most = 64
    /// Tasks of a lane that is chosen to take calls, at most: it is not to hand over at once.
    private static let few = most / 2

    let ready = ReadyCalls()
    private let loop: EventLoop
    private var lanes: [Lane] = []
    private var isClosed = false
    /// There while the group of the lanes waits for a lane that is wanted.
    private var root: UnsafeContinuation<Bool, Never>?
    private var wantsLane = true

    init(loop: EventLoop) { self.loop = loop }

    /// No more calls come.
    func close() {
        isClosed = true
        ready.close()
        root?.resume(returning: false)
        root = nil
        for lane in lanes {
            lane.waiter?.resume(returning: false)
            lane.waiter = nil
        }
    }

    /// Runs calls until there are none and none will come.
    nonisolated(nonsending) func run() async {
        await withDiscardingTaskGroup { group in
            while await isLaneWanted() {
                let lane = Lane()
                lanes.append(lane)
                group.addImmediateTask(executorPreference: loop) { await self.run(lane) }
            }
        }
    }

    private nonisolated(nonsending) func isLaneWanted() async -> Bool {
        if !wantsLane, !isClosed, !(await withUnsafeContinuation { root = $0 }) { return false }
        guard !isClosed else { return false }
        wantsLane = false
        return true
    }

    private nonisolated(nonsending) func run(_ lane: Lane) async {
        await withDiscardingTaskGroup { group in
            while await ready.wait() {
                // Control comes back from a task when it is done or when its handler waits for something.
                while !ready.isEmpty, lane.count < Self.most {
                    lane.count += 1
                    group.addImmediateTask(executorPreference: loop) {
                        await self.ready.run()
                        lane.count -= 1
                    }
                }
                if lane.count >= Self.most, !(await isTurn(of: lane)) { return }
            }
        }
    }

    /// Hands over, and waits to be handed to; `false` when no more calls come.
    private nonisolated(nonsending) func isTurn(of lane: Lane) async -> Bool {
        guard !isClosed else { return false }
        if let next = lanes.first(where: { $0.waiter != nil && $0.count <= Self.few }) {
            next.waiter?.resume(returning: true)
            next.waiter = nil
        } else {
            wantsLane = true
            root?.resume(returning: true)
            root = nil
        }
        return await withUnsafeContinuation { lane.waiter = $0 }
    }
}
