import HTTPTypes
import Hummingbird

/// What every answer says, whatever else it holds.
enum CommonHeaders {
    /// Adds the headers; those that the answer has set itself stay.
    static func add(to headers: inout HTTPFields, requestID: String, now: WallClock.Moment) {
        for (name, value) in security where headers.value(name.lowercased()) == nil { set(name, value, in: &headers) }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        if headers[.date] == nil { headers[.date] = HTTPDate.text(now) }
        set("Request-Id", requestID, in: &headers)
    }

    /// No answer but the dashboard's files is a page, a script or a frame, and nothing is to be guessed from its bytes.
    static let security: KeyValuePairs = [
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
    ]

    /// Sets a header that HTTPTypes has no constant for.
    static func set(_ name: String, _ value: String, in headers: inout HTTPFields) {
        if let name = HTTPField.Name(name) { headers[name] = value }
    }
}

extension HTTPFields {
    /// The value of a header by its lower-case name; several are joined, as HTTP defines it.
    func value(_ name: String) -> String? { HTTPField.Name(parsed: name).flatMap { self[$0] } }
}
