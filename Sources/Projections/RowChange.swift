import EventLog
import MooringModel

/// Which row an event changes, and how.
struct RowChange {
    var view: View
    var key: String
    /// Given if the event begins the row.
    var opening: Opening?
    private var members: [(name: String, value: JSONValue?)] = []
    private var status: String?
    private var edit: ((inout ViewRow, RecordedEvent) -> Void)?

    /// The columns of a new row.
    struct Opening {
        var scope: String
        var region: String?
        var status: String
        var lookup: String?
    }

    /// A row begins.
    init(_ view: View, begins key: String, _ opening: Opening, _ data: JSONValue) {
        self.view = view
        self.key = key
        self.opening = opening
        members = data.objectValue?.members.map { ($0.name, $0.value) } ?? []
    }

    /// Some members of a row, its status, or both change; a nil value removes the member.
    init(
        _ view: View, _ key: String, status: String? = nil, _ members: [(String, JSONValue?)] = [],
        edit: ((inout ViewRow, RecordedEvent) -> Void)? = nil
    ) {
        self.view = view
        self.key = key
        self.status = status
        self.members = members
        self.edit = edit
    }

    func apply(to row: inout ViewRow, by event: RecordedEvent) {
        for (name, value) in members { row.body[name] = value }
        if let status { row.status = status }
        edit?(&row, event)
    }
}
