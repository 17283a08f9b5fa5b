package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in the operator's words what SQLite says in its own. */
final class SqliteTrouble {
    private static final int PRIMARY_CODE = 0xff;

    private SqliteTrouble() {}

    static StoreException of(Path file, SQLException cause) {
        int code = cause instanceof SQLiteException sqlite ? sqlite.getResultCode().code : -1;
        int primary = code < 0 ? code : code & PRIMARY_CODE;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreException(
                    Problem.DISK_FULL,
                    file + ": no space is left, so nothing was recorded",
                    "Free some space. Until then Leeway sends nothing to a cluster, because it could not"
                            + " account for it.",
                    cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return notWritable(file, cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new StoreException(
                    Problem.BUSY,
                    file + ": another process kept the store busy too long",
                    "Close what else has the file open (a database browser, a backup), then try again.",
                    cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(
                    Problem.CORRUPT,
                    file + ": the file is damaged or not a database",
                    "Move it away and keep it as evidence, or bring back a backup; Leeway makes a new one.",
                    cause);
        }
        return new StoreException(
                Problem.FAILED,
                file + ": " + cause.getMessage(),
                "Check the disk and the folder.",
                cause);
    }

    static StoreException notWritable(Path file, Exception cause) {
        return new StoreException(
                Problem.NOT_WRITABLE,
                file + ": cannot be opened for writing",
                "Make the folder writable for you, or name another one with LEEWAY_HOME.",
                cause);
    }
}
