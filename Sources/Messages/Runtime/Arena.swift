internal import CDecode
internal import CProtobuf

/// Memory for one message's C form: it grows up to a budget and is given back as a whole.
struct Arena: ~Copyable {
    private let arena: OpaquePointer

    /// `nil` when the system has no memory.
    init?(budget: Int) {
        guard let arena = cdecode_arena_create(max(0, budget)) else { return nil }
        self.arena = arena
    }

    deinit { cdecode_arena_destroy(arena) }

    /// What protobuf-c allocates with. Valid as long as the arena.
    var allocator: UnsafeMutablePointer<ProtobufCAllocator> { cdecode_arena_allocator(arena) }

    /// Whether the budget has run out.
    var isExhausted: Bool { cdecode_arena_is_exhausted(arena) }
}
