import Hummingbird

extension Dashboard {
    /// The page's own files and nothing else: no script in the text, no other host, no frame around it.
    private static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

    /// A file, or that the client has this version of it already.
    ///
    /// - Throws: `Problem` for a name that there is no file of.
    func answer(_ request: RequestParts) throws(Problem) -> Answer {
        let name = request.parameter("file")
        guard let file = files[name] else { throw Problem.unknownPath("/assets/\(name)") }
        // Asked for anew each time, so that the files of two versions never meet in one page.
        var headers: HTTPFields = [.cacheControl: "no-cache", .eTag: file.tag]
        CommonHeaders.set("Content-Security-Policy", Self.contentSecurityPolicy, in: &headers)
        guard !EntityTag.isNamed(file.tag, by: request.headers.ifNoneMatch) else {
            return Answer(.notModified, headers: headers)
        }
        headers[.contentType] = file.type
        return Answer(.ok, bytes: file.bytes, headers: headers)
    }
}
