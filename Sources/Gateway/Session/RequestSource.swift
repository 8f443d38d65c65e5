import Hummingbird

/// Which page a request comes from, as the browser says and no script can forge: Fetch Metadata
/// (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header) and `Origin` (RFC 6454).
enum RequestSource: Equatable {
    /// No browser says anything.
    case unsaid
    /// A page of this gateway.
    case ownPage
    /// A page of another origin, or none that a script of ours could run in.
    case elsewhere

    /// Reads a request's head. Where the own origin is certain, whatever the browser says has to be right; where it was
    /// put together from what the request says, which a proxy may have changed, Fetch Metadata goes first.
    init(_ head: HTTPRequest, _ arrival: Arrival) {
        let origin = head.headerFields.value("origin")
        let isOwnOrigin = origin.map { $0.lowercased() == arrival.ownOrigin }
        if let site = head.headerFields.value("sec-fetch-site") {
            let isOwn = site == "same-origin" && (!arrival.isOriginCertain || isOwnOrigin != false)
            self = isOwn ? .ownPage : .elsewhere
        } else if let isOwnOrigin {
            self = isOwnOrigin ? .ownPage : .elsewhere
        } else {
            self = .unsaid
        }
    }
}
