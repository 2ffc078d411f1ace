import MooringModel
import Stores

extension ExportedObject {
    /// The connector's own note for going on with the object, or for clearing it away: what may have left something at
    /// the destination that is not a finished object. Of a manifest, the rest of the note is ours.
    var leftover: JSONValue? {
        guard !isFinished else { return nil }
        return path == ExportManifest.name ? resume.flatMap(ExportManifestNote.init)?.connector : resume
    }
}
