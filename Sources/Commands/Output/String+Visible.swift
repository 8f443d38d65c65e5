extension String {
    /// The text in one line and without characters that could move a terminal's cursor: a daemon's words are not the
    /// user's.
    var visible: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    if scalar == "\n" || scalar == "\t" { return " " }
                    return scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) ? "\u{fffd}" : scalar
                }))
    }
}
