extension JSON {
    /// Reads one value (RFC 8259), with nothing but white space around it.
    ///
    /// - Throws: `JSONFault` with the place of the first byte that does not fit, and for more than 100 levels.
    public init(parsing text: some Sequence<UInt8>) throws(JSONFault) {
        var parser = JSONParser(Array(text))
        self = try parser.document()
    }

    /// Reads one value (RFC 8259), with nothing but white space around it.
    ///
    /// - Throws: `JSONFault` with the place of the first byte that does not fit, and for more than 100 levels.
    public init(parsing text: String) throws(JSONFault) { try self.init(parsing: text.utf8) }
}
