#ifndef FAULT_VFS_H
#define FAULT_VFS_H

// A virtual file system for SQLite that passes everything on to the system's own, counts what it passes on, and on demand
// fails or holds it. What concerns one directory leaves all others alone, so tests can run beside each other.

enum fault_kind {
    FAULT_SYNC = 1,  // xSync fails with SQLITE_IOERR_FSYNC
    FAULT_WRITE = 2, // xWrite fails with SQLITE_IOERR_WRITE
    FAULT_FULL = 3,  // xWrite fails with SQLITE_FULL
};

/// Makes it the default of all databases that are opened from now on. Harmless if it is that already.
int fault_vfs_register(void);

/// Fails operations on files whose path begins with `prefix`: the first `passed` go through, the next `failed` fail.
void fault_vfs_arm(const char *prefix, enum fault_kind kind, int passed, int failed);

/// Ends every fault and every hold for `prefix`.
void fault_vfs_clear(const char *prefix);

/// Holds the next syncs of files whose path begins with `prefix`, until they are let go.
void fault_vfs_hold(const char *prefix);

/// Ends every hold for `prefix`, and leaves its faults.
void fault_vfs_let_go(const char *prefix);

/// Waits until a sync is held.
/// @return 0 if that has not come about in so many milliseconds
int fault_vfs_wait_until_held(const char *prefix, int milliseconds);

/// The writes to the file since its last sync.
long fault_vfs_unsynced_writes(const char *path);

/// The syncs of the file since the beginning.
long fault_vfs_syncs(const char *path);

#endif
