/// Faults that the simulation can be told to have, so that a test can show that it would find them.
///
/// Nothing of this is in any program but the simulation.
public enum PlantedBug: String, CaseIterable, Sendable {
    // The store
    /// Rows are claimed although somebody holds them.
    case claimsIgnoreLeases
    /// A daemon claims rows of another host.
    case claimsForeignHosts
    /// Writes don't look at the fence.
    case writesAreNotFenced
    /// Writes don't look whether something else is wanted meanwhile.
    case writesIgnoreGenerations
    /// An idempotency key is not kept.
    case keysAreForgotten
    /// The new password is not kept at the end of a rotation.
    case promotionLosesThePassword
    /// A first password is acknowledged and not written.
    case credentialsAreNotStored
    /// Work that is to be tried again has no next attempt.
    case retriesHaveNoNextWake
    /// Work that begins has no deadline.
    case workHasNoDeadline
    /// A request does not make its row due.
    case requestsDoNotWake
    /// Two databases may reserve one address.
    case addressesAreShared

    // The engine
    /// Removing the instance removes the volume with it.
    case removalTakesTheVolume
    /// The instance is not removed, and nobody says so.
    case removalsAreForgotten
    /// The volume is not destroyed, and nobody says so.
    case destructionIsForgotten
    /// A start makes the volume afresh, now and then.
    case startsMakeTheVolumeAfresh
    /// A login is called proven without being tried.
    case loginsAreNotTried

    // The history and the watch
    /// A revision is given out before its event can be seen.
    case revisionsComeBeforeCommits
    /// A change of state writes no event.
    case eventsAreMissing
    /// Events are removed and nobody is told.
    case compactionIsSilent
    /// A snapshot is older than the revision that it names.
    case snapshotsAreTorn
    /// A page that is not all says that it is.
    case pagesAreCut
    /// A page lacks an event in its middle.
    case pagesLoseEvents
    /// A page begins with an event that was delivered.
    case pagesRepeat
    /// Notifications get lost, and nobody looks without them.
    case neitherNewsNorPolls
    /// Whether the caller still may is not asked again.
    case revocationsAreIgnored
    /// A watcher that was cut off in its snapshot resumes as if it had it all.
    case resumesInTheSnapshot

    // The daemon
    /// The secret is given out before the audit row is written.
    case answersComeBeforeTheAudit
    /// The clock of a daemon is slow, and with it its idea of its leases.
    case clocksRunSlow
}
