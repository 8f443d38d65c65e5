import CPostgres
import EventLoop
import Glibc

/// A connection that blocks its thread: for the process that logs in to tenants' databases and for tests, never for
/// the daemon.
public final class BlockingConnection {
    private let handle: OpaquePointer

    /// Connects with parameters as libpq names them; nothing is added to them.
    ///
    /// The fault's message holds no words of the server, only its SQLSTATE: a hostile server may write anything.
    ///
    /// - Parameter limit: how long the whole may take. A server that makes libpq compute isn't held to it.
    /// - Throws: a fault of kind `connection`; `noAnswer` when the time is over.
    public init(
        parameters: [(keyword: String, value: String)], within limit: Duration = .seconds(10)
    ) throws(PostgresFault) {
        let started = ConnectionParameters(parameters).withPointers { PQconnectStartParams($0, $1, 0) }
        guard let started else { throw PostgresFault(.connection, "out of memory") }
        handle = started
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        try connect(until: EventLoop.now() + limit.wholeNanoseconds)
    }

    /// Connects with a connection string.
    ///
    /// - Throws: a fault of kind `connection`.
    public init(connectionString: String) throws(PostgresFault) {
        let parameters = try ConnectionParameters(connectionString, applicationName: "paas")
        guard let connected = parameters.withPointers({ PQconnectdbParams($0, $1, 0) }) else {
            throw PostgresFault(.connection, "out of memory")
        }
        handle = connected
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard PQstatus(handle) == CONNECTION_OK else { throw lost }
    }

    private func connect(until deadline: UInt64) throws(PostgresFault) {
        var direction = PGRES_POLLING_WRITING
        while PQstatus(handle) != CONNECTION_BAD {
            let now = EventLoop.now()
            guard now < deadline else { throw .noAnswer }
            let events = direction == PGRES_POLLING_WRITING ? POLLOUT : POLLIN
            var descriptor = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            let milliseconds = Int32(clamping: (deadline - now + 999_999) / 1_000_000)
            guard poll(&descriptor, 1, milliseconds) > 0 else { continue }
            direction = PQconnectPoll(handle)
            if direction == PGRES_POLLING_OK { return }
            if direction == PGRES_POLLING_FAILED { break }
        }
        var fault = lost
        fault.sqlState = Self.sqlState(in: fault.message)
        throw fault
    }

    /// The SQLSTATE at the end of `connection to server … failed: FATAL:  28P01`.
    private static func sqlState(in message: String) -> String? {
        guard let mark = message.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let state = message[message.index(after: mark)...].drop { $0 == " " }
        let isState =
            state.utf8.count == 5
            && state.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            }
        return isState ? String(state) : nil
    }

    deinit { PQfinish(handle) }

    /// The server's version as a number: 150018 is 15.18.
    public var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// Whether the server asked for a password.
    public var usedPassword: Bool { PQconnectionUsedPassword(handle) == 1 }

    /// Runs one statement.
    ///
    /// - Throws: a fault of kind `server` when the server refuses it, `connection` when it is gone.
    @discardableResult
    public func execute(_ statement: Statement) throws(PostgresFault) -> [PostgresRow] {
        let bound = try BoundParameters(statement.parameters)
        let result = bound.withPointers { count, types, values, lengths, formats in
            PQexecParams(handle, statement.sql, count, types, values, lengths, formats, 0)
        }
        return try rows(of: result)
    }

    /// Runs several statements as one transaction, unless they say otherwise, and answers the last one's rows.
    ///
    /// - Throws: as `execute(_:)`.
    @discardableResult
    public func executeScript(_ sql: String) throws(PostgresFault) -> [PostgresRow] {
        try rows(of: PQexec(handle, sql))
    }

    /// The verifier that the server stores for a password, computed here so that the server doesn't see the password.
    ///
    /// - Throws: a fault of kind `usage` when libpq can't compute it.
    public func scramVerifier(of password: String, user: String) throws(PostgresFault) -> String {
        guard let verifier = PQencryptPasswordConn(handle, password, user, "scram-sha-256") else {
            throw PostgresFault(.usage, "no verifier could be computed")
        }
        defer { PQfreemem(verifier) }
        return String(cString: verifier)
    }

    /// Whether libpq knows a parameter of connections; an unknown one is an error.
    public static func knowsParameter(_ keyword: String) -> Bool {
        guard let options = PQconndefaults() else { return false }
        defer { PQconninfoFree(options) }
        var option = options
        while let name = option.pointee.keyword {
            if String(cString: name) == keyword { return true }
            option += 1
        }
        return false
    }

    private var lost: PostgresFault { PostgresFault(.connection, lastMessage(of: handle)) }

    private func rows(of result: OpaquePointer?) throws(PostgresFault) -> [PostgresRow] {
        guard let result else { throw lost }
        let set = ResultSet(owning: result)
        switch set.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return set.rows
        default:
            guard PQstatus(handle) == CONNECTION_OK else { throw lost }
            throw set.fault
        }
    }
}

/// What libpq says about a connection's last trouble, on one line.
func lastMessage(of handle: OpaquePointer) -> String {
    let message = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    return message.trimmingTrailingNewlines.split(separator: "\n").joined(separator: "; ")
}
