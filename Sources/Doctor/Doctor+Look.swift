import Engines
import Model
import Sealing
import Store

extension Doctor {
    /// How many databases are looked at, and logged in to, at the same time.
    private static let atOnce = 4

    /// Looks once. The engine comes before the control plane: what it holds has had its row before.
    func look(withSecrets: Bool) async -> Evidence {
        let daemon = await self.daemon.read(within: bounds.answer)
        let objects = await objects()
        let controlPlane = await controlPlane()
        var evidence = Evidence(
            host: host, controlPlane: controlPlane, objects: objects, keyFits: keyFits(controlPlane), daemon: daemon)
        if controlPlane.value != nil { evidence.chains = await chains() }
        let passwords = open(in: controlPlane, &evidence)
        await lookAtEach(&evidence)
        if let logins { evidence.logins = await tryLogins(logins, passwords, evidence) }
        if withSecrets, let secrets { evidence.leaks = await search(passwords, secrets, controlPlane) }
        return evidence
    }

    private func objects() async -> Reading<[EngineObject]> {
        switch engine {
        case .notRead(let cause): return .notRead(cause)
        case .read(let engine):
            do { return .read(try await engine.objects()) } catch { return .notRead("the engine: \(error)") }
        }
    }

    private func controlPlane() async -> Reading<ControlPlaneExamination> {
        switch store {
        case .notRead(let cause): return .notRead(cause)
        case .read(let store):
            do { return .read(try await store.examine()) } catch { return .notRead("the control plane: \(error)") }
        }
    }

    private func chains() async -> Reading<AuditVerification?> {
        guard case .read(let store) = store else { return .read(nil) }
        do {
            guard try await store.hasAuditChain() else { return .read(nil) }
            guard case .read(let keyring) = keyring else { return .notRead("the audit log's chains need the key") }
            guard let key = try await store.auditKey(keyring) else { return .read(nil) }
            switch auditEnds {
            case .read(let ends): return .read(try await store.verifyAudit(by: key, kept: ends))
            case .notRead(let cause): return .notRead(cause)
            }
        } catch {
            return .notRead("the audit log's chains: \(error)")
        }
    }

    private func keyFits(_ controlPlane: Reading<ControlPlaneExamination>) -> Reading<Bool> {
        switch keyring {
        case .notRead(let cause): return .notRead(cause)
        case .read(let keyring):
            // Before the first start of a daemon nothing is sealed.
            guard let canary = controlPlane.value?.canary else { return .read(true) }
            return .read(keyring.opens(canary: canary))
        }
    }

    /// Opens every stored password, the one in use first.
    private func open(
        in controlPlane: Reading<ControlPlaneExamination>, _ evidence: inout Evidence
    ) -> [DatabaseID: [Secret]] {
        var passwords: [DatabaseID: [Secret]] = [:]
        for row in controlPlane.value?.databases ?? [] {
            let sealed = [row.credential, row.pendingCredential].compactMap(\.self)
            let opened = sealed.compactMap { open($0, of: row) }
            evidence.secrets[row.id] = SecretReading(stored: sealed.count, opened: opened.count)
            passwords[row.id] = opened
        }
        return passwords
    }

    private func open(_ sealed: SealedSecret, of row: ExaminedDatabase) -> Secret? {
        guard let keyring = keyring.value, let context = row.sealingContext(version: sealed.version) else { return nil }
        return try? keyring.open(sealed, for: context)
    }

    private func lookAtEach(_ evidence: inout Evidence) async {
        guard let engine = engine.value, evidence.objects.value != nil else { return }
        let rows = evidence.ownDatabases.filter { $0.everReady && $0.knownState != .purged }
        let looks = await Self.each(rows) { row -> Reading<Observation> in
            do { return .read(try await engine.observe(row.spec)) } catch { return .notRead("\(error)") }
        }
        for (row, look) in zip(rows, looks) { evidence.looks[row.id] = look }
    }

    private func tryLogins(
        _ trial: any LoginTrial, _ passwords: [DatabaseID: [Secret]], _ evidence: Evidence
    ) async -> [DatabaseID: LoginReading] {
        let rows = evidence.ownDatabases.filter { row in
            guard let look = evidence.looks[row.id]?.value, case .running = look.instance, row.endpoint != nil else {
                return false
            }
            return row.everReady && row.desired == Desired.present.rawValue && passwords[row.id]?.isEmpty == false
        }
        let limit = bounds.login
        let readings = await Self.each(rows) { row in
            var last = LoginReading.notTried("no password opens")
            for password in passwords[row.id] ?? [] {
                last = await trial.logIn(row.spec, password: password, within: limit)
                // Only a password that was refused says that the other one may be the right one.
                if last != .refused { break }
            }
            return last
        }
        return Dictionary(uniqueKeysWithValues: zip(rows.map(\.id), readings))
    }

    private func search(
        _ passwords: [DatabaseID: [Secret]], _ others: [NamedSecret],
        _ controlPlane: Reading<ControlPlaneExamination>
    ) async -> Reading<LeakReading> {
        if passwords.isEmpty, others.isEmpty, case .notRead(let cause) = controlPlane { return .notRead(cause) }
        let own = passwords.flatMap { id, secrets in secrets.map { NamedSecret(owner: "\(id)", secret: $0) } }
        var search = LeakSearch(home: home, secrets: own + others)
        search.goThroughMachine()
        if let engine = engine.value { await search.goThrough(engine) }
        var reading = search.reading
        if controlPlane.value == nil || keyring.value == nil {
            reading.closed.append("the databases' passwords could not be read, so only tokens were looked for")
        }
        return .read(reading)
    }

    /// Does something for each, a few at a time; the results come in the order of what they are of.
    private static func each<Value: Sendable>(
        _ rows: [ExaminedDatabase], _ body: @escaping @Sendable (ExaminedDatabase) async -> Value
    ) async -> [Value] {
        await withTaskGroup(of: (Int, Value).self) { group in
            var values: [Int: Value] = [:]
            for (index, row) in rows.enumerated() {
                if index >= atOnce, let (done, value) = await group.next() { values[done] = value }
                group.addTask { (index, await body(row)) }
            }
            for await (done, value) in group { values[done] = value }
            return rows.indices.compactMap { values[$0] }
        }
    }
}
