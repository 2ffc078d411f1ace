#include "fault_vfs.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// What is known of a file, by its path; never freed: there are as many as a test run has databases.
typedef struct Record {
    struct Record *next;
    char *path;
    long unsynced_writes;
    long syncs;
} Record;

typedef struct Fault {
    struct Fault *next;
    char *prefix;
    enum fault_kind kind;
    int passed;
    int failed;
} Fault;

typedef struct Hold {
    struct Hold *next;
    char *prefix;
    int held;
} Hold;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static Record *records;
static Fault *faults;
static Hold *holds;

// The file of this system, with that of the underlying one right behind it.
typedef struct {
    sqlite3_file base;
    Record *record;
} FaultFile;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((FaultFile *)file + 1); }

static int begins(const char *path, const char *prefix) { return strncmp(path, prefix, strlen(prefix)) == 0; }

// With the lock held.
static Record *record_of(const char *path) {
    for (Record *record = records; record; record = record->next)
        if (strcmp(record->path, path) == 0) return record;
    Record *record = calloc(1, sizeof *record);
    record->path = strdup(path);
    record->next = records;
    records = record;
    return record;
}

// With the lock held: whether this operation is to fail.
static enum fault_kind take_fault(const Record *record, int is_sync) {
    for (Fault *fault = faults; fault; fault = fault->next) {
        if ((fault->kind == FAULT_SYNC) != is_sync || !begins(record->path, fault->prefix)) continue;
        if (fault->passed > 0) {
            fault->passed--;
        } else if (fault->failed > 0) {
            fault->failed--;
            return fault->kind;
        }
    }
    return 0;
}

static Hold *hold_of(const char *path) {
    for (Hold *hold = holds; hold; hold = hold->next)
        if (begins(path, hold->prefix)) return hold;
    return NULL;
}

static int x_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }
static int x_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

static int x_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    Record *record = ((FaultFile *)file)->record;
    if (record) {
        pthread_mutex_lock(&lock);
        enum fault_kind kind = take_fault(record, 0);
        if (!kind) record->unsynced_writes++;
        pthread_mutex_unlock(&lock);
        if (kind) return kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

static int x_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int x_sync(sqlite3_file *file, int flags) {
    Record *record = ((FaultFile *)file)->record;
    if (!record) return real(file)->pMethods->xSync(real(file), flags);
    pthread_mutex_lock(&lock);
    for (Hold *hold; (hold = hold_of(record->path));) {
        hold->held = 1;
        pthread_cond_broadcast(&changed);
        pthread_cond_wait(&changed, &lock);
    }
    enum fault_kind kind = take_fault(record, 1);
    pthread_mutex_unlock(&lock);
    if (kind) return SQLITE_IOERR_FSYNC;
    int result = real(file)->pMethods->xSync(real(file), flags);
    pthread_mutex_lock(&lock);
    record->unsynced_writes = 0;
    record->syncs++;
    pthread_mutex_unlock(&lock);
    return result;
}

static int x_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
static int x_lock(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
static int x_unlock(sqlite3_file *file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
static int x_check_reserved_lock(sqlite3_file *file, int *result) {
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
static int x_file_control(sqlite3_file *file, int operation, void *argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
static int x_sector_size(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int x_device_characteristics(sqlite3_file *file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
static int x_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **address) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, address);
}
static int x_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void x_shm_barrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int x_shm_unmap(sqlite3_file *file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

static const sqlite3_io_methods methods = {
    2,      x_close, x_read, x_write,  x_truncate,    x_sync,        x_file_size,
    x_lock, x_unlock, x_check_reserved_lock, x_file_control, x_sector_size, x_device_characteristics,
    x_shm_map, x_shm_lock, x_shm_barrier, x_shm_unmap, NULL, NULL,
};

static sqlite3_vfs *system_vfs;
static sqlite3_vfs fault_vfs;

static int x_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    FaultFile *fault_file = (FaultFile *)file;
    fault_file->base.pMethods = NULL;
    real(file)->pMethods = NULL;
    int result = system_vfs->xOpen(system_vfs, path, real(file), flags, out_flags);
    if (!real(file)->pMethods) return result;
    pthread_mutex_lock(&lock);
    fault_file->record = path ? record_of(path) : NULL;
    pthread_mutex_unlock(&lock);
    fault_file->base.pMethods = &methods;
    return result;
}

int fault_vfs_register(void) {
    static pthread_mutex_t once = PTHREAD_MUTEX_INITIALIZER;
    int result = SQLITE_OK;
    pthread_mutex_lock(&once);
    if (!system_vfs) {
        sqlite3_initialize();
        system_vfs = sqlite3_vfs_find(NULL);
        fault_vfs = *system_vfs;
        fault_vfs.zName = "fault";
        fault_vfs.szOsFile = (int)sizeof(FaultFile) + system_vfs->szOsFile;
        fault_vfs.xOpen = x_open;
        result = sqlite3_vfs_register(&fault_vfs, 1);
    }
    pthread_mutex_unlock(&once);
    return result;
}

void fault_vfs_arm(const char *prefix, enum fault_kind kind, int passed, int failed) {
    Fault *fault = calloc(1, sizeof *fault);
    *fault = (Fault){NULL, strdup(prefix), kind, passed, failed};
    pthread_mutex_lock(&lock);
    fault->next = faults;
    faults = fault;
    pthread_mutex_unlock(&lock);
}

// With the lock held.
static void let_go(const char *prefix) {
    for (Hold **hold = &holds; *hold;) {
        Hold *old = *hold;
        if (strcmp(old->prefix, prefix) != 0) {
            hold = &old->next;
            continue;
        }
        *hold = old->next;
        free(old->prefix);
        free(old);
    }
    pthread_cond_broadcast(&changed);
}

void fault_vfs_clear(const char *prefix) {
    pthread_mutex_lock(&lock);
    for (Fault **fault = &faults; *fault;) {
        Fault *old = *fault;
        if (strcmp(old->prefix, prefix) != 0) {
            fault = &old->next;
            continue;
        }
        *fault = old->next;
        free(old->prefix);
        free(old);
    }
    let_go(prefix);
    pthread_mutex_unlock(&lock);
}

void fault_vfs_let_go(const char *prefix) {
    pthread_mutex_lock(&lock);
    let_go(prefix);
    pthread_mutex_unlock(&lock);
}

void fault_vfs_hold(const char *prefix) {
    Hold *hold = calloc(1, sizeof *hold);
    hold->prefix = strdup(prefix);
    pthread_mutex_lock(&lock);
    hold->next = holds;
    holds = hold;
    pthread_mutex_unlock(&lock);
}

int fault_vfs_wait_until_held(const char *prefix, int milliseconds) {
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000L;
    if (end.tv_nsec >= 1000000000L) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000L;
    }
    int is_held = 0;
    pthread_mutex_lock(&lock);
    for (;;) {
        for (Hold *hold = holds; hold; hold = hold->next)
            if (strcmp(hold->prefix, prefix) == 0 && hold->held) is_held = 1;
        if (is_held || pthread_cond_timedwait(&changed, &lock, &end) != 0) break;
    }
    pthread_mutex_unlock(&lock);
    return is_held;
}

long fault_vfs_unsynced_writes(const char *path) {
    pthread_mutex_lock(&lock);
    long writes = record_of(path)->unsynced_writes;
    pthread_mutex_unlock(&lock);
    return writes;
}

long fault_vfs_syncs(const char *path) {
    pthread_mutex_lock(&lock);
    long syncs = record_of(path)->syncs;
    pthread_mutex_unlock(&lock);
    return syncs;
}
