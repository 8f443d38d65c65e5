extension ConnectionInfo {
    /// The same as a section of a connection service file (PostgreSQL manual, «The Connection Service File»), for
    /// programs that are told by a file because everybody on the machine can read their command lines.
    ///
    /// - Parameter name: the section's.
    /// - Throws: a fault of kind `usage` for a value that such a file can't hold; it doesn't quote the value.
    public func serviceFile(named name: String) throws(PostgresFault) -> String {
        var text = "[\(name)]\n"
        for (keyword, value) in try ConnectionParameters.given(in: self.text) {
            guard !value.utf8.contains(where: { $0 == 10 || $0 == 13 }) else {
                throw PostgresFault(.usage, "the connection string's «\(keyword)» holds a line break")
            }
            text += "\(keyword)=\(value)\n"
        }
        return text
    }
}
