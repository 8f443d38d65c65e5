import Store

/// How many rows of each kind a claim has asked for.
struct Asked {
    let work: Int
    let looks: Int

    /// Whether there are no more of either kind for the time being. Otherwise whoever ends next asks again.
    func isAnswered(by records: [Record]) -> Bool {
        let found = records.count(where: \.isAtRest)
        return work > 0 && looks > 0 && records.count - found < work && found < looks
    }
}
