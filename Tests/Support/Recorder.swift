import Synchronization

/// Collects what happens, from any thread, in order.
public final class Recorder<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    /// An empty recorder.
    public init() {}

    /// Adds an element.
    public func append(_ element: Element) { elements.withLock { $0.append(element) } }

    /// What has happened so far.
    public var all: [Element] { elements.withLock { $0 } }
}
