import Model
import Postgres

extension StoreLifecycle {
    /// What a change sets. What it leaves alone is bound as NULL or `keep`, so that all changes are one statement to
    /// the server, planned once.
    static func assignments(_ change: Change) -> Fragment {
        """
        \(progress(change)),
        \(outcome(change)),
        \(unsafeSQL: change.writesEvent ? Self.position : "")
        lease_until = case when \(change.releaseLease) then null else d.lease_until end,
        holder = case when \(change.releaseLease) then null else d.holder end
        """
    }

    private static let position = """
        revision = coalesce(next.revision, d.revision),
        sequence = d.sequence + (next.revision is not null)::integer,
        """

    private static func progress(_ change: Change) -> Fragment {
        let (wake, wakeAt) = parts(of: change.nextWake)
        let (deadline, deadlineAt) = parts(of: change.deadline)
        let (step, progress, done, total) = parts(of: change.step)
        let keepsStep = change.step == nil
        return """
            step = case when \(keepsStep) then d.step else \(step)::text end,
            step_progress = case when \(keepsStep) then d.step_progress else \(progress)::integer end,
            step_done_bytes = case when \(keepsStep) then d.step_done_bytes else \(done)::bigint end,
            step_total_bytes = case when \(keepsStep) then d.step_total_bytes else \(total)::bigint end,
            step_started_at = case
                when \(keepsStep) or d.step = \(step)::text then d.step_started_at
                when \(step)::text is null then null
                else now() end,
            attempt = coalesce(\(change.attempt)::integer, d.attempt),
            next_wake = case \(wake)::text
                when 'now' then now() when 'at' then \(Self.noLater(than: "moment(\(wakeAt)::bigint)", state: change.state))
                when 'never' then null else d.next_wake end,
            deadline = case \(deadline)::text
                when 'at' then moment(\(deadlineAt)::bigint) when 'clear' then null
                else d.deadline end
            """
    }

    /// When to look again at a database `d`: no later than its temporary logins want it. Those that could not be seen to
    /// just now are not a reason to spin.
    static func noLater(than moment: Fragment, state: DatabaseState? = nil) -> Fragment {
        """
        least(\(moment), case when d.login_wake is not null and d.desired = 'present'
            and coalesce(\(state?.rawValue)::text, d.state) = 'ready'
            then greatest(d.login_wake, now() + interval '5 seconds') end)
        """
    }

    private static func outcome(_ change: Change) -> Fragment {
        let state = change.state?.rawValue
        return """
            since = case when \(state)::text <> d.state then now() else d.since end,
            state = coalesce(\(state)::text, d.state),
            reason = coalesce(\(change.reason)::text, d.reason),
            message = coalesce(\(change.message)::text, d.message),
            host = case when \(change.clearEndpoint) then null
                else coalesce(\(change.endpoint?.host)::text, d.host) end,
            port = case when \(change.clearEndpoint) then null
                else coalesce(\(change.endpoint?.port)::integer, d.port) end,
            volume_retained = coalesce(\(change.volumeRetained)::boolean, d.volume_retained),
            system_identifier = coalesce(\(change.systemIdentifier)::text, d.system_identifier),
            ever_ready = coalesce(\(change.everReady)::boolean, d.ever_ready),
            image = coalesce(\(change.image)::text, d.image),
            incarnation = coalesce(\(change.incarnation)::text, d.incarnation),
            rotation = case when \(change.endsRotation) then null else d.rotation end,
            rotation_since = case when \(change.endsRotation) then null else d.rotation_since end
            """
    }

    private static func parts(
        of step: StepChange?
    ) -> (name: String?, progress: Int, done: Int64, total: Int64) {
        switch step {
        case .begin(let name, let progress, let done, let total):
            (name.rawValue, min(max(progress, 0), 100), max(done, 0), max(total, 0))
        case .clear, nil: (nil, 0, 0, 0)
        }
    }

    private static func parts(of wake: Wake) -> (String, Int64?) {
        switch wake {
        case .unchanged: ("keep", nil)
        case .now: ("now", nil)
        case .at(let moment): ("at", moment.storable)
        case .never: ("never", nil)
        }
    }

    private static func parts(of deadline: DeadlineChange) -> (String, Int64?) {
        switch deadline {
        case .unchanged: ("keep", nil)
        case .at(let moment): ("at", moment.storable)
        case .clear: ("clear", nil)
        }
    }
}

extension Change {
    /// No change of the password is under way any more.
    var endsRotation: Bool { promotesPending || forgetsRotation }
}

extension Timestamp {
    /// Microseconds in the range from 1970 to 2255, where PostgreSQL's arithmetic on them is exact.
    var storable: Int64 { min(max(microseconds, 0), 9_000_000_000_000_000) }
}
