import Model
import Postgres
import Sealing

extension Store {
    /// Rows of a place that are not under a key, in order.
    ///
    /// - Parameters:
    ///   - after: the last row of the batch before; `nil` = from the beginning.
    ///   - limit: at most so many.
    public func rows(
        of place: SealedPlace, notUnder id: KeyID, after: SealedRow?, limit: Int
    ) async throws -> [SealedRow] {
        let rows = try await execute(
            """
            select \(unsafeSQL: place.keys[0]) as key_1, \(unsafeSQL: place.keys[1]) as key_2,
                \(unsafeSQL: place.organisation) as organisation, \(unsafeSQL: place.subject) as subject,
                t.version, t.wrapped_key, t.nonce, t.ciphertext
            from \(unsafeSQL: place.table) t \(unsafeSQL: place.joins)
            where sealing_key(t.wrapped_key) <> \(id.description)
                and (\(after == nil) or (\(unsafeSQL: place.keys[0]), \(unsafeSQL: place.keys[1]))
                    > (\(after?.key[0] ?? "")::text, \(after?.key[1] ?? "")::text))
            order by 1, 2 limit \(limit)::bigint
            """)
        return try rows.compactMap { row in
            guard let secret = try row.sealedSecretOrNull() else { return nil }
            let context = SealingContext(
                organisation: try row.name("organisation"), subject: try row.text("subject"), kind: place.kind,
                version: secret.version)
            return SealedRow(key: [try row.text("key_1"), try row.text("key_2")], context: context, secret: secret)
        }
    }

    /// Writes data keys that were wrapped anew. A row that somebody has written meanwhile stays as it is.
    ///
    /// - Parameter rewrapped: rows as they were read, and the same secrets under the new key.
    public func rewrap(_ rewrapped: [(row: SealedRow, secret: SealedSecret)], in place: SealedPlace) async throws {
        func texts(_ text: (SealedRow, SealedSecret) -> String) -> [String] {
            rewrapped.map { text($0.row, $0.secret) }
        }
        try await execute(
            """
            update \(unsafeSQL: place.table) t set wrapped_key = decode(n.fresh, 'hex')
            from unnest(\(texts { row, _ in row.key[0] })::text[], \(texts { row, _ in row.key[1] })::text[],
                \(texts { row, _ in Self.hex(row.secret.wrappedKey) })::text[],
                \(texts { _, secret in Self.hex(secret.wrappedKey) })::text[]) as n (key_1, key_2, old, fresh)
            where \(unsafeSQL: place.keys[0]) = n.key_1 and \(unsafeSQL: place.keys[1]) = n.key_2
                and t.wrapped_key = decode(n.old, 'hex')
            """)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
