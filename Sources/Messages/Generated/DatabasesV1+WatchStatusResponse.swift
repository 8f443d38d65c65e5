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
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
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

    init(reading form: UnsafePointer<Paas__Databases__V1__WatchStatusResponse>) throws(DecodeFault) {
        self.init()
        self.epoch = try Self.text(form.pointee.epoch, "epoch")
        self.revision = form.pointee.revision
        self.previous = form.pointee.previous
        switch form.pointee.event_case.rawValue {
        case 4: self.event = .snapshot(try Self.message(form.pointee.snapshot) ?? .init())
        case 5: self.event = .synced(try Self.message(form.pointee.synced) ?? .init())
        case 6: self.event = .transition(try Self.message(form.pointee.transition) ?? .init())
        case 7: self.event = .bookmark(try Self.message(form.pointee.bookmark) ?? .init())
        case 8: self.event = .reset(try Self.message(form.pointee.reset) ?? .init())
        default: break
        }
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__WatchStatusResponse>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.epoch = try Self.text(self.epoch, "epoch", in: arena)
        form.pointee.revision = self.revision
        form.pointee.previous = self.previous
        switch self.event {
        case .snapshot(let value):
            form.pointee.event_case = .init(rawValue: 4)
            form.pointee.snapshot = try Self.optionalForm(of: value, in: arena)
        case .synced(let value):
            form.pointee.event_case = .init(rawValue: 5)
            form.pointee.synced = try Self.optionalForm(of: value, in: arena)
        case .transition(let value):
            form.pointee.event_case = .init(rawValue: 6)
            form.pointee.transition = try Self.optionalForm(of: value, in: arena)
        case .bookmark(let value):
            form.pointee.event_case = .init(rawValue: 7)
            form.pointee.bookmark = try Self.optionalForm(of: value, in: arena)
        case .reset(let value):
            form.pointee.event_case = .init(rawValue: 8)
            form.pointee.reset = try Self.optionalForm(of: value, in: arena)
        case nil: break
        }
    }
}
