import Wire

/// The same bytes, whole and in pieces, have to give the same frames and the same fault.
enum FramesTarget {
    private struct Outcome: Equatable {
        var frames: [Frame] = []
        var error: ConnectionError?
    }

    static func run(_ script: inout Script) throws(Finding) {
        let options = script.byte()
        let sender: Side = options & 1 == 0 ? .client : .server
        let limits = options & 2 == 0 ? Limits.minimum : Limits.standard
        var input = script.remaining()
        // Half of the inputs need not find the preface by themselves.
        if sender == .client, options & 4 == 0 { input = Preface.bytes + input }
        let whole = try decode(input, pieces: [input.count], sender, limits)
        for size in [1, 3, 12, 13, 1 + Int(options >> 3)] {
            let pieces = try decode(input, pieces: [size], sender, limits)
            try check(whole == pieces, "in pieces of \(size): \(pieces), whole: \(whole)")
        }
    }

    private static func decode(
        _ input: [UInt8], pieces: [Int], _ sender: Side, _ limits: Limits
    ) throws(Finding) -> Outcome {
        var decoder = FrameDecoder(from: sender, limits: limits)
        var outcome = Outcome()
        var offset = 0
        while offset < input.count, outcome.error == nil {
            let end = min(input.count, offset + max(1, pieces[0]))
            do throws(ConnectionError) {
                try decoder.decode(Array(input[offset..<end]).span.bytes) { header, metadata, message in
                    outcome.frames.append(Frame(header, metadata, message))
                }
            } catch {
                outcome.error = error
            }
            offset = end
        }
        try checkAgain(&decoder, outcome)
        var encoded = sender == .client ? Preface.bytes : []
        for frame in outcome.frames {
            encoded += frame.bytes
            try check(
                FrameHeader(decoding: frame.bytes) == frame.header, "a header is not what it was: \(frame.header)")
            try check(frame.header.length <= limits.frameBytes, "a frame above the limit: \(frame.header)")
        }
        try check(input.starts(with: encoded) || outcome.frames.isEmpty, "frames are not what came")
        try check(FrameHeader(decoding: Array(encoded.prefix(11))) == nil, "a header of eleven bytes")
        let isAtEnd = encoded.count == input.count && outcome.error == nil
        try check(!isAtEnd || decoder.isAtBoundary, "everything came, and something is missing")
        return outcome
    }

    /// What has failed stays so.
    private static func checkAgain(_ decoder: inout FrameDecoder, _ outcome: Outcome) throws(Finding) {
        guard let error = outcome.error else { return }
        var again: ConnectionError?
        do throws(ConnectionError) {
            try decoder.decode([UInt8](repeating: 0, count: 40).span.bytes) { _, _, _ in }
        } catch {
            again = error
        }
        try check(again == error, "after \(error) came \(String(describing: again))")
    }
}
