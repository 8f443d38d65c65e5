import Foundation
import Postgres

/// Rows of databases with what belongs to them, as the platform would have left them; put there past the daemon, for
/// nobody waits for ten thousand creates.
struct Planted {
    let installation: ScaleInstallation

    private static let alphabet = "abcdefghijklmnopqrstuvwxyz234567"

    /// Sees to it that there are so many deleted databases, with a kept volume and an event each.
    func deletedDatabases(_ count: Int) throws {
        let connection = try installation.controlPlane()
        let there = try connection.execute("select count(*) as count from databases where name like 'planted-%'")[0]
            .int("count")
        // The digits of the row's number, as letters of an identifier.
        let id = (0..<16).map { place in
            "substr('\(Self.alphabet)', 1 + (floor(n / (32::numeric ^ \(place)))::bigint % 32)::integer, 1)"
        }.joined(separator: " || ")
        try connection.executeScript(
            """
            begin;
            create temporary table planted as
                select \(id) as id, n, a.id as app_id, a.organisation_id, a.host_id, h.revision + n - \(there) as revision
                from generate_series(\(there + 1), \(count)) n, apps a join organisations o on o.id = a.organisation_id, history h
                where a.name = 'web' and o.name = 'acme';
            insert into databases (id, host_id, organisation_id, app_id, name, engine_major, description, created_by,
                desired, state, reason, message, revision, sequence, volume_retained, ever_ready)
            select id, host_id, organisation_id, app_id, 'planted-' || n, 16, '', 'owner@acme', 'deleted', 'deleted',
                'VolumeKept', '', revision, 1, true, true
            from planted;
            insert into transitions (revision, database_id, organisation_id, sequence, from_state, actor, desired,
                generation, deletion_protection, description, state, reason, message, since, step_progress, attempt,
                volume_retained)
            select revision, id, organisation_id, 1, 'deleted', 'provisioner', 'deleted', 1, false, '', 'deleted',
                'VolumeKept', '', now(), 0, 0, true
            from planted;
            update history set revision = revision + (select count(*) from planted);
            commit;
            analyze;
            """)
        let ids = try connection.execute("select id from databases where name like 'planted-%'").map {
            try $0.text("id")
        }
        var identifiers: [UInt64] = []
        for id in ids { identifiers.append(try volume(id)) }
        // The platform has recorded what it made: a look finds nothing new.
        try connection.executeScript(
            """
            update databases d set system_identifier = p.identifier
            from unnest('{\(ids.joined(separator: ","))}'::text[],
                '{\(identifiers.map(String.init).joined(separator: ","))}'::text[]) as p (id, identifier)
            where d.id = p.id;
            """)
    }

    /// What a cluster is known by: its version, and the head of its control file; its identifier.
    private func volume(_ id: String) throws -> UInt64 {
        let data = "\(installation.home)/volumes/\(id)/data"
        try FileManager.default.createDirectory(atPath: "\(data)/global", withIntermediateDirectories: true)
        try "16\n".write(toFile: "\(data)/PG_VERSION", atomically: false, encoding: .utf8)
        var head = Data()
        let identifier = UInt64.random(in: 1...UInt64.max)
        withUnsafeBytes(of: identifier) { head.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(1300)) { head.append(contentsOf: $0) }
        try head.write(to: URL(fileURLWithPath: "\(data)/global/pg_control"))
        return identifier
    }
}
