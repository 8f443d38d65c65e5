extension DockerClient {
    /// An image that the engine has.
    ///
    /// - Parameter reference: a name, a name with a digest, or an id.
    /// - Returns: `nil` if the engine has no such image.
    public func image(_ reference: String) async throws -> DockerImage? {
        guard ImageReference(reference) != nil else {
            throw DockerFault(.badRequest, "'\(reference.prefix(200))' can't be the name of an image")
        }
        return try await transport.lookUp(Call(.GET, image: reference, "json"))
    }

    /// Fetches an image from its registry. Without a tag and a digest it is `latest`.
    ///
    /// - Parameters:
    ///   - auth: Credentials for the registry.
    ///   - within: How long it may take.
    ///   - progress: hears how much has been fetched, each time that it has become more; layers that are there already
    ///     don't count.
    /// - Throws: `notFound` or `refused` when the registry has no such image, doesn't know us or can't be reached.
    public func pull(
        _ reference: String, auth: RegistryAuth? = nil, within: Duration = .seconds(1800),
        progress: @escaping @Sendable (DockerPullProgress) -> Void = { _ in }
    ) async throws {
        guard let image = ImageReference(reference) else {
            throw DockerFault(.badRequest, "'\(reference.prefix(200))' can't be the name of an image")
        }
        var call = Call(.POST, "images", "create").limited(to: 0, within: within)
            .asking("fromImage", image.name).asking("tag", image.digest ?? image.tag ?? "latest")
        if let auth { call = call.heading("X-Registry-Auth", try auth.header) }
        let request = call
        try await withTimeLimit(within, for: "the pull of \(image)") {
            var lines = LineSplitter(longest: PullProgress.longestLine)
            var sum = PullProgress()
            var told = DockerPullProgress(done: 0, total: 0)
            let take = { (line: [UInt8]) in
                try sum.apply(line)
                guard sum.progress != told else { return }
                told = sum.progress
                progress(told)
            }
            let body = try await transport.open(request)
            try await transport.read(body, request.description) { buffer in
                try lines.append(buffer.readableBytesView, take)
                return true
            }
            try lines.finish(take)
        }
    }
}
