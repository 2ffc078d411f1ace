package import MooringModel

extension MemoryStore: ExportLedger {
    package func objects(of job: JobID) async -> [ExportedObject] {
        withState { state in
            (state.objects[job] ?? [:]).values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        }
    }

    package func jobs() async -> [JobID] {
        withState { state in state.objects.filter { !$0.value.isEmpty }.keys.sorted { "\($0)" < "\($1)" } }
    }

    package func save(_ objects: [ExportedObject], of job: JobID) async {
        withState { state in
            for object in objects { state.objects[job, default: [:]][object.path] = object }
        }
    }

    package func forget(_ job: JobID) async { withState { $0.objects[job] = nil } }
}
