import AsyncHTTPClient
import FoundationEssentials
import Glibc
import NIOCore
import NIOHTTP1

extension DockerFault {
    /// Takes an engine's refusal out of an answer's status and body.
    static func refusal(status: Int, body: [UInt8], to call: String) -> DockerFault {
        let kind: Kind =
            switch status {
            case 400: .badRequest
            case 404: .notFound
            case 409: .conflict
            default: .refused(status: status)
            }
        return DockerFault(kind, message(in: body) ?? "the engine answered \(call) with status \(status)")
    }

    /// What an error of the transport is to those who called: `CancellationError` for a task that was cancelled.
    static func of(_ error: any Error, socketPath: String, during call: String) -> any Error {
        if Task.isCancelled || error is CancellationError { return CancellationError() }
        switch error {
        case let fault as DockerFault: return fault
        case let error as IOError: return unreachable(error.errnoCode, socketPath)
        case is SocketAddressError:
            return DockerFault(.unreachable, "\(socketPath) can't be the path of a socket: it is too long")
        case let error as HTTPParserError:
            return error == .invalidEOFState
                ? closed(socketPath, during: call)
                : DockerFault(.malformedAnswer, "the answer to \(call) is no HTTP: \(error)")
        case let error as HTTPClientError: return of(error, socketPath, call)
        default: return DockerFault(.unreachable, "\(call) over \(socketPath) failed: \(error)")
        }
    }

    private static func of(_ error: HTTPClientError, _ socketPath: String, _ call: String) -> DockerFault {
        switch error {
        case .remoteConnectionClosed: closed(socketPath, during: call)
        case .deadlineExceeded, .connectTimeout, .getConnectionFromPoolTimeout, .readTimeout:
            DockerFault(.deadlineExceeded, "the engine did not answer \(call) in time")
        default: DockerFault(.unreachable, "\(call) over \(socketPath) failed: \(error.shortDescription)")
        }
    }

    private static func closed(_ path: String, during call: String) -> DockerFault {
        DockerFault(.unreachable, "the engine at \(path) closed the connection during \(call)")
    }

    /// An answer that can't be read; the message quotes none of its values.
    static func malformed(_ error: any Error, answering call: String) -> DockerFault {
        let problem: String
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            problem = "\(pointer(context.codingPath + [key])) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            problem = "\(pointer(context.codingPath)) has another type"
        default: problem = "it is no JSON"
        }
        return DockerFault(.malformedAnswer, "the answer to \(call) is not what the API promises: \(problem)")
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "it" : path.map { "/" + $0.stringValue }.joined()
    }

    private static func unreachable(_ number: CInt, _ path: String) -> DockerFault {
        switch number {
        case ENOENT: DockerFault(.unreachable, "there is no socket \(path): no engine runs there")
        case ECONNREFUSED: DockerFault(.unreachable, "nobody answers at \(path): the engine is down")
        case EACCES, EPERM: DockerFault(.unreachable, "no permission to use \(path)")
        default: DockerFault(.unreachable, "\(path): \(String(cString: strerror(number)))")
        }
    }

    /// `{"message": "…"}`
    private static func message(in body: [UInt8]) -> String? {
        struct Words: Decodable { var message: String }
        guard let words = try? JSONDecoder().decode(Words.self, from: Data(body)), !words.message.isEmpty else {
            return nil
        }
        return String(words.message.prefix(4096))
    }
}
