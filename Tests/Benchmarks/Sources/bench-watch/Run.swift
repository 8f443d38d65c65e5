import Glibc
import Messages

/// Opens watches on a few connections, has transitions happen, and checks that every watch delivers every one.
struct Run {
    struct Plan {
        var socket: String
        var token: [UInt8]
        var organisation: String
        var databases: [String]
        /// Watches of each database.
        var perDatabase: Int
        /// Watches of the whole organisation.
        var wide: Int
        var connections: Int
        /// Connections that are not read once everything is synced.
        var stalled: Int
        var perSecond: Double
        var seconds: Double
    }

    private let plan: Plan
    private let numbers: [WatchMessage.Identifier: Int]
    private var links: [Link] = []
    private var watchers: [Watcher] = []
    private var opened = 0
    private var synced = 0
    /// Connections before this one are not read.
    private var firstRead = 0
    private var requests: Requests
    private var result = Outcome()
    /// Watches that wait for their snapshots at a time.
    private static let opening = 64
    /// Watches of one connection.
    private let perLink: Int

    init(_ plan: Plan) throws {
        self.plan = plan
        numbers = Dictionary(
            uniqueKeysWithValues: plan.databases.enumerated().compactMap { number, id in
                WatchMessage.Identifier(id).map { ($0, number) }
            })
        let watched: [Int?] =
            (0..<plan.perDatabase).flatMap { _ in plan.databases.indices.map { $0 } }
            + Array(repeating: nil, count: plan.wide)
        watchers = watched.map { Watcher(database: $0, of: plan.databases.count) }
        perLink = (watchers.count + plan.connections - 1) / plan.connections
        requests = Requests(
            token: plan.token, organisation: plan.organisation, databases: plan.databases, perSecond: plan.perSecond)
    }

    /// Opens all watches and waits until each has its snapshot; then calls `ready`, runs and checks.
    mutating func run(ready: () -> Void) throws -> Outcome {
        let opening = Self.now()
        // One connection more, for the requests.
        for index in 0...plan.connections { try connect(index) }
        while synced < watchers.count {
            try open()
            try turn()
        }
        result.openingSeconds = Double(Self.now() - opening) / 1e6
        result.streams = watchers.count
        ready()
        firstRead = plan.stalled
        let start = Self.now()
        while Self.now() - start < Int64(plan.seconds * 1e6) {
            try requests.ask(links[plan.connections], seconds: Double(Self.now() - start) / 1e6)
            try turn()
        }
        result.seconds = Double(Self.now() - start) / 1e6
        let patience = Self.now() + 60_000_000
        while Self.now() < patience, !requests.isIdle || missing() > 0 { try turn() }
        result.check(missing: missing(), written: requests.done.reduce(0, +), asked: requests.asked, requests.failures)
        return result
    }

    /// Deliveries that are still to come.
    private func missing() -> Int {
        let all = requests.done.reduce(0, +)
        return watchers.enumerated().reduce(0) { sum, element in
            let (index, watcher) = element
            guard index / perLink >= plan.stalled else { return sum }
            return sum + abs((watcher.database.map { requests.done[$0] } ?? all) - watcher.transitions)
        }
    }

    private mutating func connect(_ index: Int) throws {
        let link = try Link(plan.socket)
        links.append(link)
        try link.flush()
    }

    /// Begins the next watches, a few at a time: what counts is what watches cost that are there, not what it costs to
    /// begin all of them in one moment.
    private mutating func open() throws {
        while opened < watchers.count, opened - synced < Self.opening {
            let id = watchers[opened].database.map { plan.databases[$0] }
            let request = DatabasesV1.WatchStatusRequest(
                org: plan.organisation, app: id == nil ? "" : "web", id: id ?? "")
            let link = links[opened / perLink]
            try link.open(
                UInt32(opened % perLink + 1), "/paas.databases.v1.Databases/WatchStatus", token: plan.token,
                request.encoded())
            try link.flush()
            opened += 1
        }
    }

    /// Waits for frames, a millisecond at most, and takes them.
    private mutating func turn() throws {
        for link in links where link.hasOutput { try link.flush() }
        var waiting = links[firstRead...].map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&waiting, nfds_t(waiting.count), 1) > 0 else { return }
        for (offset, descriptor) in waiting.enumerated() where descriptor.revents != 0 {
            let index = firstRead + offset
            if index == plan.connections {
                try links[index].receive { try requests.take($0) }
            } else {
                try links[index].receive { try take($0, of: index) }
            }
        }
    }

    private mutating func take(_ frame: Link.Frame, of index: Int) throws {
        if frame.type == Link.Kind.end {
            let end = try RPCV1.End(decoding: Array(frame.metadata))
            throw BenchFault("a watch has ended: \(end.reason) \(end.message)")
        }
        guard frame.type == Link.Kind.message else { return }
        guard frame.flags & Link.Flag.more == 0, let message = WatchMessage(frame.message) else {
            throw BenchFault("an event that can't be read")
        }
        let place = index * perLink + Int(frame.stream) - 1
        let number = numbers[message.database] ?? 0
        if let wrong = watchers[place].take(message, number: number) { result.wrong(wrong) }
        switch message.kind {
        case WatchMessage.Kind.snapshot: requests.learn(number, isDeleted: message.isDeleted)
        case WatchMessage.Kind.synced: synced += 1
        case WatchMessage.Kind.transition: result.delivered(after: Self.now() - message.at)
        default: break
        }
    }

    /// Microseconds since 1970, by the clock that PostgreSQL reads.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
