import Messages

/// Asks for a transition at a steady rate: each database is deleted and brought back by turns.
struct Requests {
    private let token: [UInt8]
    private let organisation: String
    private let databases: [String]
    private let perSecond: Double
    private var isPresent: [Bool]
    private var inFlight: [UInt32: Int] = [:]
    private var busy: Set<Int> = []
    private var next = 0
    private var stream: UInt32 = 0
    /// Transitions that were acknowledged, of each database.
    private(set) var done: [Int]
    private(set) var failures: [String] = []
    private(set) var asked = 0

    private static let most = 64

    init(token: [UInt8], organisation: String, databases: [String], perSecond: Double) {
        (self.token, self.organisation, self.databases, self.perSecond) = (token, organisation, databases, perSecond)
        isPresent = Array(repeating: true, count: databases.count)
        done = Array(repeating: 0, count: databases.count)
    }

    var isIdle: Bool { inFlight.isEmpty }

    /// Asks for as much as is due.
    mutating func ask(_ link: Link, seconds: Double) throws {
        let due = Int(seconds * perSecond)
        while asked < due, inFlight.count < Self.most {
            guard let number = free() else { break }
            asked += 1
            stream += 1
            inFlight[stream] = number
            busy.insert(number)
            let id = databases[number]
            if isPresent[number] {
                let request = DatabasesV1.DeleteDatabaseRequest(org: organisation, app: "web", id: id)
                try link.open(stream, "/paas.databases.v1.Databases/DeleteDatabase", token: token, request.encoded())
            } else {
                let request = DatabasesV1.UndeleteDatabaseRequest(org: organisation, app: "web", id: id)
                try link.open(stream, "/paas.databases.v1.Databases/UndeleteDatabase", token: token, request.encoded())
            }
        }
        try link.flush()
    }

    private mutating func free() -> Int? {
        for _ in databases.indices {
            next = (next + 1) % databases.count
            if !busy.contains(next) { return next }
        }
        return nil
    }

    /// What a run before has left.
    mutating func learn(_ number: Int, isDeleted: Bool) { isPresent[number] = !isDeleted }

    mutating func take(_ frame: Link.Frame) throws {
        guard frame.type == Link.Kind.end, let number = inFlight.removeValue(forKey: frame.stream) else { return }
        busy.remove(number)
        let end = try RPCV1.End(decoding: Array(frame.metadata))
        guard end.code == 0 else { return failures.append("\(end.reason): \(end.message)") }
        done[number] += 1
        isPresent[number].toggle()
    }
}
