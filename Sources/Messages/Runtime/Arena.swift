internal import CDecode
internal import CProtobuf

/// Memory for one message's C form: it grows up to a budget and is given back as a whole.
struct Arena: ~Copyable {
    private let arena: OpaquePointer

    /// - Throws: `DecodeFault` when the system has no memory.
    init(budget: Int, for typeName: String) throws(DecodeFault) {
        guard let arena = cdecode_arena_create(max(0, budget)) else {
            throw DecodeFault(typeName: typeName, "the system has no memory left")
        }
        self.arena = arena
    }

    deinit { cdecode_arena_destroy(arena) }

    /// What protobuf-c allocates with. Valid as long as the arena.
    var allocator: UnsafeMutablePointer<ProtobufCAllocator> { cdecode_arena_allocator(arena) }

    /// Whether the budget has run out.
    var isExhausted: Bool { cdecode_arena_is_exhausted(arena) }

    /// Room for a number of values, not initialised.
    ///
    /// - Throws: `DecodeFault` when the budget or the memory has run out.
    func allocate<Value>(
        _ type: Value.Type, count: Int, for typeName: String
    ) throws(DecodeFault) -> UnsafeMutablePointer<Value> {
        let (size, overflow) = MemoryLayout<Value>.stride.multipliedReportingOverflow(by: count)
        guard !overflow, let room = cdecode_arena_allocate(arena, size) else {
            throw DecodeFault(typeName: typeName, "it needs more memory than its limit allows")
        }
        return room.bindMemory(to: Value.self, capacity: count)
    }
}
