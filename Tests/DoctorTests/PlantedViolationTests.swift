import Engines
import Model
import Sealing
import Store
import Testing

@testable import Doctor

/// Each promise, broken in each way that its check knows; and what looks like it and is none.
@Suite struct PlantedViolationTests {
    @Test func findsNothingWhereEverythingHolds() throws {
        #expect(try Sample().reasons == [])
    }

    // MARK: A

    @Test func findsOrphans() throws {
        let foreign = try #require(DatabaseID("bbbbbbbbbbbbbbbb"))
        for kind in [EngineObject.Kind.container, .volume, .process, .directory] {
            let found = try Sample.reasons { $0.objects.append(EngineObject(kind, "x", database: foreign)) }
            #expect(found == ["A Orphan"], "\(kind)")
        }
        let nameless = try Sample.reasons { $0.objects.append(EngineObject(.container, "x", database: nil)) }
        #expect(nameless == ["A Orphan"])
        var sample = try Sample()
        sample.objects.append(EngineObject(.directory, "lost+found", database: nil))
        #expect(sample.findings.map(\.kind) == [.note])
    }

    /// What is on record as newer than a copy that was put back, and nothing else without a row.
    @Test func whatStandsInQuarantineIsANote() throws {
        var sample = try Sample()
        let newer = try #require(DatabaseID("bbbbbbbbbbbbbbbb"))
        sample.controlPlane.quarantined = [newer]
        for kind in [EngineObject.Kind.container, .volume, .process, .directory] {
            sample.objects.append(EngineObject(kind, "x", database: newer))
        }
        #expect(sample.findings.allSatisfy { $0.kind == .note && $0.reason == "Quarantined" })
        #expect(sample.findings.count == 4)
        sample.objects.append(EngineObject(.volume, "x", database: DatabaseID("cccccccccccccccc")))
        #expect(sample.findings.filter { $0.kind == .violation }.map(\.reason) == ["Orphan"])
    }

    @Test func findsWhatAPurgeHasLeft() throws {
        let found = try Sample.reasons {
            $0.row.state = "purged"
            $0.row.desired = "purged"
            $0.row.auditedDestructions = 1
        }
        #expect(found == ["A Leftover", "A Leftover"])
    }

    @Test func findsInstancesOfDeletedDatabases() throws {
        let found = try Sample.reasons {
            $0.row.state = "deleted"
            $0.row.desired = "deleted"
        }
        #expect(found == ["A InstanceRuns"])
        let stopped = try Sample.reasons {
            $0.row.state = "deleted"
            $0.row.desired = "deleted"
            $0.objects[0].isRunning = false
        }
        #expect(stopped == [])
    }

    @Test func findsWhatLivesOnAnotherHost() throws {
        #expect(try Sample.reasons { $0.row.host = "there" } == ["A Misplaced", "A Misplaced"])
    }

    // MARK: B

    @Test func findsLostCredentials() throws {
        #expect(try Sample.reasons { $0.keyFits = .read(false) } == ["B WrongKey"])
        #expect(try Sample.reasons { $0.secrets = SecretReading(stored: 0, opened: 0) } == ["B NoSecret"])
        #expect(try Sample.reasons { $0.secrets.opened = 0 } == ["B SecretUnreadable"])
        let pending = try Sample.reasons { $0.secrets = SecretReading(stored: 2, opened: 1) }
        #expect(pending == ["B SecretUnreadable"], "either of two may be the one that logs in")
        #expect(try Sample.reasons { $0.login = .refused } == ["B LoginRefused"])
    }

    @Test func aPasswordThatWasNeverProvenIsNoLoss() throws {
        let found = try Sample.reasons {
            $0.row.everReady = false
            $0.secrets = SecretReading(stored: 0, opened: 0)
            $0.login = .refused
        }
        #expect(found == [])
    }

    // MARK: C

    @Test func findsWorkThatLacksSomething() throws {
        func found(_ change: (inout ExaminedDatabase) -> Void) throws -> [String] {
            try Sample.reasons {
                $0.row.state = "degraded"
                $0.row.deadline = Sample.now.advanced(by: .seconds(60))
                change(&$0.row)
            }
        }
        #expect(try found { _ in } == [])
        #expect(try found { $0.reason = "" } == ["C NoReason"])
        #expect(try found { $0.nextWake = nil } == ["C NoNextAttempt"])
        #expect(try found { $0.deadline = nil } == ["C NoDeadline"])
        let fresh = try found {
            $0.deadline = nil
            $0.nextWake = Sample.now
        }
        #expect(fresh == [], "nobody has taken it up yet")
        let held = try found {
            $0.deadline = nil
            $0.leaseUntil = Sample.now.advanced(by: .seconds(5))
        }
        #expect(held == [])
        #expect(try Sample.reasons { $0.row.nextWake = nil } == ["C NeverLookedAt"])
        let rotating = try Sample.reasons {
            $0.row.rotation = "immediate"
            $0.row.nextWake = nil
        }
        #expect(rotating == ["C NoNextAttempt"])
    }

    @Test func findsLoginsThatOutliveTheirTime() throws {
        func found(since seconds: Int64) throws -> [String] {
            try Sample.reasons {
                $0.controlPlane.lateLogins = [
                    .init(
                        id: "l", database: "\($0.row.id)", endedAt: Sample.now.advanced(by: .seconds(-seconds)))
                ]
            }
        }
        #expect(try found(since: 600) == ["C LoginRemains"])
        #expect(try found(since: 60) == [], "it is about to be removed")
    }

    @Test func findsStatesThatThereAreNot() throws {
        #expect(try Sample.reasons { $0.row.state = "upside-down" } == ["C UnknownState"])
    }

    @Test func findsWhatIsDueAndNobodyDoes() throws {
        let late = Sample.now.advanced(by: .seconds(-121))
        #expect(try Sample.reasons { $0.row.nextWake = late } == ["C Overdue"])
        let soon = try Sample.reasons { $0.row.nextWake = Sample.now.advanced(by: .seconds(-119)) }
        #expect(soon == [])
        let held = try Sample.reasons {
            $0.row.nextWake = late
            $0.row.leaseUntil = Sample.now.advanced(by: .seconds(1))
        }
        #expect(held == [], "somebody works on it")
        let lapsed = try Sample.reasons {
            $0.row.nextWake = late
            $0.row.leaseUntil = Sample.now.advanced(by: .seconds(-5))
        }
        #expect(lapsed == [], "its lease has only just ended")
    }

    @Test func withoutADaemonNothingIsOverdue() throws {
        var sample = try Sample()
        sample.row.nextWake = Sample.now.advanced(by: .seconds(-1000))
        sample.daemon = .notRead("none")
        #expect(sample.reasons == ["C NobodyServes", "H DaemonDown"])
        #expect(sample.findings.allSatisfy { $0.kind == .unchecked })
    }

    @Test func anotherHostsDaemonCountsByItsSigns() throws {
        func found(_ seen: Timestamp?) throws -> [String] {
            try Sample.reasons {
                $0.row.host = "there"
                $0.objects = []
                $0.row.nextWake = Sample.now.advanced(by: .seconds(-1000))
                $0.controlPlane.hosts[1].seenAt = seen
            }
        }
        #expect(try found(Sample.now) == ["C Overdue"])
        #expect(try found(Sample.now.advanced(by: .seconds(-31))) == ["C NobodyServes"])
        #expect(try found(nil) == ["C NobodyServes"])
    }

    @Test func findsWorkThatIsNotGivenUp() throws {
        let found = try Sample.reasons {
            $0.row.state = "purging"
            $0.row.deadline = Sample.now.advanced(by: .seconds(-601))
            $0.row.leaseUntil = Sample.now.advanced(by: .seconds(5))
        }
        #expect(found == ["C PastDeadline"])
    }

    // MARK: D

    @Test func findsKeysWithSeveralEffects() throws {
        typealias Effects = ControlPlaneExamination.KeyEffects
        for (effects, reason) in [
            (Effects(principal: "p", key: "k", rows: 2), "D KeyTwice"),
            (Effects(principal: "p", key: "k", events: 2), "D SeveralEffects"),
            (Effects(principal: "p", key: "k", databases: 2), "D OtherDatabase"),
            (Effects(principal: "p", key: "k", sharers: 2), "D SharedDeployment"),
        ] {
            #expect(try Sample.reasons { $0.controlPlane.keyEffects = [effects] } == [reason])
        }
    }

    // MARK: E

    @Test func findsFaultsOfTheHistory() throws {
        #expect(try Sample.reasons { $0.row.history.gaps = 1 } == ["E SequenceGap"])
        #expect(try Sample.reasons { $0.row.history.reversals = 1 } == ["E RevisionOrder"])
        #expect(try Sample.reasons { $0.row.history.brokenLinks = 1 } == ["E BrokenLink"])
        #expect(try Sample.reasons { $0.row.history.differing = ["state"] } == ["E RowDiffers"])
        #expect(try Sample.reasons { $0.row.history.lastSequence = 8 } == ["E EventMissing"])
        #expect(try Sample.reasons { $0.row.history.lastRevision = 8 } == ["E EventMissing"])
        #expect(try Sample.reasons { $0.row.history = ExaminedHistory() } == ["E EventMissing"])
        #expect(try Sample.reasons { $0.row.history.firstSequence = 2 } == ["E SequenceGap"])
        #expect(try Sample.reasons { $0.controlPlane.eventCount = 8 } == ["E EventsMissing"])
        #expect(try Sample.reasons { $0.controlPlane.newestEvent = 10 } == ["E CounterBehind"])
        let edge = ControlPlaneExamination.Edge(from: "purged", to: "ready", example: "x")
        #expect(try Sample.reasons { $0.controlPlane.edges = [edge] } == ["E UnknownTransition"])
    }

    @Test func aCompactedHistoryIsWhole() throws {
        let some = try Sample.reasons {
            $0.controlPlane.compacted = 4
            $0.controlPlane.eventCount = 5
            $0.row.history.count = 5
            $0.row.history.firstSequence = 5
            $0.row.history.firstRevision = 5
        }
        #expect(some == [])
        let none = try Sample.reasons {
            $0.controlPlane.compacted = 9
            $0.controlPlane.eventCount = 0
            $0.controlPlane.newestEvent = 0
            $0.row.history = ExaminedHistory()
        }
        #expect(none == [])
    }

    @Test func whatBelongsToNobodyHasNoHistory() throws {
        let found = try Sample.reasons {
            $0.row.owner = nil
            $0.row.history = ExaminedHistory()
            $0.row.revision = 0
        }
        #expect(found == [])
    }

    // MARK: F

    @Test func findsWhatTheAuditLogLacks() throws {
        let event = ControlPlaneExamination.UnauditedEvent(database: "x", revision: 3, actor: "mallory")
        #expect(try Sample.reasons { $0.controlPlane.unauditedEvents = [event] } == ["F UnauditedChange"])
        #expect(try Sample.reasons { $0.controlPlane.unauditedDeployments = ["d"] } == ["F UnauditedDeployment"])
        #expect(try Sample.reasons { $0.controlPlane.unauditedLogins = ["l"] } == ["F UnauditedLogin"])
        #expect(try Sample.reasons { $0.row.credential?.version = 2 } == ["F UnauditedPassword"])
        #expect(try Sample.reasons { $0.controlPlane.auditIDs.given = 2 } == ["F CounterBehind"])
        let rotated = try Sample.reasons {
            $0.row.credential?.version = 2
            $0.row.auditedRotations = 1
        }
        #expect(rotated == [])
    }

    // MARK: G

    @Test func findsLostVolumes() throws {
        #expect(try Sample.reasons { $0.look.volume = .missing } == ["G VolumeMissing"])
        #expect(try Sample.reasons { $0.look.volume = .incomplete } == ["G VolumeMissing"])
        let foreign = Observation.Volume.present(version: .standard, systemIdentifier: "8")
        #expect(try Sample.reasons { $0.look.volume = foreign } == ["G VolumeForeign"])
        let deleted = try Sample.reasons {
            $0.row.state = "deleted"
            $0.row.desired = "deleted"
            $0.objects = []
            $0.look = Observation(volume: .missing, instance: .absent)
        }
        #expect(deleted == ["G VolumeMissing"])
    }

    @Test func aLossThatTheDatabaseSaysIsANote() throws {
        var sample = try Sample()
        sample.look.volume = .missing
        sample.row.state = "failed"
        sample.row.reason = "VolumeMissing"
        #expect(sample.findings.map(\.kind) == [.note])
    }

    @Test func findsPurgesThatNobodyHasAskedFor() throws {
        let found = try Sample.reasons {
            $0.row.state = "purged"
            $0.row.desired = "purged"
            $0.objects = []
        }
        #expect(found == ["G PurgedUnasked"])
    }

    // MARK: H

    @Test func findsADaemonInTrouble() throws {
        func found(_ change: (inout DaemonReading) -> Void) throws -> [String] {
            try Sample.reasons { sample in
                var daemon = try #require(sample.daemon.value)
                change(&daemon)
                sample.daemon = .read(daemon)
            }
        }
        #expect(try found { $0.answer = .notServing } == ["H NotServing"])
        #expect(try found { $0.answer = .none("silence") } == ["H NoAnswer"])
        #expect(try found { $0.residentBytes = 600 << 20 } == ["H TooMuchMemory"])
        #expect(try found { $0.openDescriptors = 1000 } == ["H TooManyDescriptors"])
        #expect(try found { $0.mostDescriptors = nil } == [])
    }

    // MARK: I

    @Test func findsLeaks() throws {
        let found = try Sample.reasons {
            var reading = LeakReading()
            reading.leaks = [Leak(place: "a log", owner: "x")]
            reading.closed = ["another log"]
            $0.leaks = .read(reading)
        }
        #expect(found == ["I SecretLeaked", "I PlaceUnread"])
    }

    // MARK: What can't be seen

    @Test func saysWhatCouldNotBeChecked() throws {
        let sample = try Sample()
        var evidence = sample.evidence
        evidence.controlPlane = .notRead("down")
        evidence.objects = .notRead("down")
        evidence.daemon = .notRead("down")
        evidence.leaks = .notRead("down")
        let findings = Checked.all(evidence, bounds: Bounds()).flatMap(\.1.findings)
        #expect(Set(findings.map(\.invariant)) == Set(Invariant.allCases))
        #expect(findings.allSatisfy { $0.kind == .unchecked })
        #expect(Report(home: "/x", examined: [:], findings: findings).exitCode == 2)
        evidence = sample.evidence
        evidence.objects = .notRead("down")
        evidence.looks = [:]
        let engine = Checked.all(evidence, bounds: Bounds()).flatMap(\.1.findings)
        #expect(Sample.reasons(engine) == ["A EngineUnread", "G EngineUnread"])
    }
}
