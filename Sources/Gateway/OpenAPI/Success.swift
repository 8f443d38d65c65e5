/// The answer of an operation that did what was asked.
struct Success {
    /// What its body is.
    enum Body {
        case none
        case json(SchemaName)
        /// Texts of these media types.
        case text([String])
        /// A stream of events; what is described is one of them.
        case events
        /// This document.
        case anyObject
    }

    let status: Int
    let body: Body
    let headers: [AnswerHeader]

    init(_ status: Int, _ body: Body, _ headers: [AnswerHeader] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }
}
