import GRDBSQLite

/// What was written to a database, statement by statement, ready to be bound again without a copy.
struct Tape {
    /// The statements that an append consists of.
    enum Action: Int, CaseIterable {
        case releaseClaim, acquireClaim, insertEvent, insertNode, endRow, insertRow
    }

    private enum Value {
        case null
        case integer(Int64)
        case text(offset: Int, count: Int)
        case blob(offset: Int, count: Int)
    }

    private struct Step {
        var action: Action
        var values: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var values: [Value] = []
    private var steps: [Step] = []
    /// The steps of each append.
    private var appends: [Range<Int>] = []

    var count: Int { appends.count }

    /// Begins the next append.
    mutating func beginAppend() { appends.append(steps.count..<steps.count) }

    /// Adds a step to the append that was begun last.
    ///
    /// - Parameters:
    ///   - row: stands at the row whose columns are what is bound.
    ///   - count: the number of these columns; nil for all.
    mutating func add(_ action: Action, columnsOf row: OpaquePointer, count: Int32? = nil) {
        let start = values.count
        for column in 0..<(count ?? sqlite3_column_count(row)) {
            switch sqlite3_column_type(row, column) {
            case SQLITE_INTEGER: values.append(.integer(sqlite3_column_int64(row, column)))
            case SQLITE_NULL: values.append(.null)
            case let type:
                let address = sqlite3_column_blob(row, column)
                let content = UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(row, column)))
                put(content, isText: type == SQLITE_TEXT)
            }
        }
        end(action, from: start)
    }

    /// Adds a step to the append that was begun last.
    mutating func add(_ action: Action, _ texts: [String], position: Int64? = nil) {
        let start = values.count
        if let position { values.append(.integer(position)) }
        for text in texts { Array(text.utf8).withUnsafeBytes { put($0, isText: true) } }
        end(action, from: start)
    }

    private mutating func put(_ content: UnsafeRawBufferPointer, isText: Bool) {
        let (offset, count) = (bytes.count, content.count)
        bytes.append(contentsOf: content)
        values.append(isText ? .text(offset: offset, count: count) : .blob(offset: offset, count: count))
    }

    private mutating func end(_ action: Action, from start: Int) {
        steps.append(Step(action: action, values: start..<values.count))
        appends[appends.count - 1] = appends[appends.count - 1].lowerBound..<steps.count
    }

    /// Binds the steps of some appends, one after another, each to its action's statement.
    ///
    /// - Parameter run: carries out what has been bound.
    func play(
        _ range: Range<Int>, on statements: [BareStatement], run: (BareStatement) throws -> Void
    ) throws {
        try bytes.withUnsafeBytes { bytes in
            for append in appends[range] {
                for step in steps[append] {
                    let statement = statements[step.action.rawValue]
                    for (index, value) in zip(Int32(1)..., values[step.values]) {
                        bind(value, of: bytes, to: statement.handle, at: index)
                    }
                    try run(statement)
                }
            }
        }
    }

    private func bind(_ value: Value, of bytes: UnsafeRawBufferPointer, to statement: OpaquePointer, at index: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .text(let offset, let count):
            let address = bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text(statement, index, address, Int32(count), nil)
        case .blob(let offset, let count):
            sqlite3_bind_blob(statement, index, bytes.baseAddress?.advanced(by: offset), Int32(count), nil)
        }
    }
}
