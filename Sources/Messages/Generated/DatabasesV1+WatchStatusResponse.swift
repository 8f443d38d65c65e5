// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// One event of a watch.
    public struct WatchStatusResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.WatchStatusResponse`
        public static let typeName = "paas.databases.v1.WatchStatusResponse"

        /// Identity of the history.
        public var epoch: String = ""
        /// This event's place in the history.
        public var revision: UInt64 = 0
        /// The revision delivered before on this watch; 0 on the first.
        public var previous: UInt64 = 0
        /// At most one of these; `nil` = none.
        public var event: Event?

        /// What `event` can be.
        public enum Event: Equatable, Sendable {
            /// A database as it stood when the watch began.
            case snapshot(DatabasesV1.Database)
            /// The snapshot is complete.
            case synced(DatabasesV1.Synced)
            /// Field 6: `transition`.
            case transition(DatabasesV1.Transition)
            /// Nothing happened up to this revision that concerns this watch.
            case bookmark(DatabasesV1.Bookmark)
            /// The wanted history is gone; a fresh snapshot follows.
            case reset(DatabasesV1.Reset)
        }

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(epoch: String = "", revision: UInt64 = 0, previous: UInt64 = 0, event: Event? = nil) {
            self.epoch = epoch
            self.revision = revision
            self.previous = previous
            self.event = event
        }

        /// Decodes one message.
        ///
        /// - Throws: `DecodeFault` for bytes that are no such message, or that are refused or ask for too much.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.
        public func encoded() throws(DecodeFault) -> [UInt8] { try packed() }

        /// The fields that are not at their defaults; secrets are redacted.
        public var debugDescription: String {
            var fields = FieldList("WatchStatusResponse")
            fields.add("epoch", epoch)
            fields.add("revision", revision)
            fields.add("previous", previous)
            fields.add("event", event)
            return fields.text
        }
    }
}

extension DatabasesV1.WatchStatusResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__watch_status_response()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__WatchStatusResponse>) {
        self.epoch = Self.text(form.pointee.epoch)
        self.revision = form.pointee.revision
        self.previous = form.pointee.previous
        switch form.pointee.event_case.rawValue {
        case 4: self.event = .snapshot(Self.message(form.pointee.snapshot) ?? .init())
        case 5: self.event = .synced(Self.message(form.pointee.synced) ?? .init())
        case 6: self.event = .transition(Self.message(form.pointee.transition) ?? .init())
        case 7: self.event = .bookmark(Self.message(form.pointee.bookmark) ?? .init())
        case 8: self.event = .reset(Self.message(form.pointee.reset) ?? .init())
        default: break
        }
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.epoch)
        fields.add(2, varint: self.revision)
        fields.add(3, varint: self.previous)
        switch self.event {
        case .snapshot(let value): fields.put(4, message: value)
        case .synced(let value): fields.put(5, message: value)
        case .transition(let value): fields.put(6, message: value)
        case .bookmark(let value): fields.put(7, message: value)
        case .reset(let value): fields.put(8, message: value)
        case nil: break
        }
    }
}
