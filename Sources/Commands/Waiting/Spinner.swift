import Messages

/// One line on a terminal that shows what is being waited for, and for how long.
actor Spinner {
    private let isVisible: Bool
    private let began = ContinuousClock.now
    private var frame = 0
    private var text = ""

    private static let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

    /// - Parameter isVisible: whether anything but what is said is printed.
    init(isVisible: Bool) { self.isVisible = isVisible }

    /// Turns until the task is cancelled.
    func turn() async throws {
        guard isVisible else { return }
        while true {
            draw()
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Changes what is being waited for.
    func show(_ database: DatabasesV1.Database) {
        text = Self.text(of: database)
        if isVisible { draw() }
    }

    /// What is shown of a database: `main: provisioning, image (12.3 MB of 104.8 MB)`.
    static func text(of database: DatabasesV1.Database) -> String {
        let parts = [database.state.word, database.step?.text ?? ""] + database.conditions.map(\.type)
        return "\(database.name): \(parts.filter { !$0.isEmpty }.joined(separator: ", "))".visible
    }

    /// Says something in a line of its own, above the spinner's.
    func say(_ text: String) {
        clear()
        Terminal.say(text)
    }

    /// Takes the line away.
    func clear() {
        if isVisible { Terminal.redraw("") }
    }

    private func draw() {
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let tenths = Int(seconds * 10)
        frame = (frame + 1) % Self.frames.count
        Terminal.redraw("\(Self.frames[frame]) \(text) \(tenths / 10).\(tenths % 10) s")
    }
}
