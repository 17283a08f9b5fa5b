package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
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
                    StorePhrase.FULL.of(file.toString()),
                    StorePhrase.FULL_NEXT.of(),
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
                    StorePhrase.BUSY.of(file.toString()),
                    StorePhrase.BUSY_NEXT.of(),
                    cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(
                    Problem.CORRUPT,
                    StorePhrase.DAMAGED.of(file.toString()),
                    StorePhrase.DAMAGED_NEXT.of(),
                    cause);
        }
        return new StoreException(
                Problem.FAILED,
                StorePhrase.FAILED.of(file.toString(), String.valueOf(cause.getMessage())),
                StorePhrase.FAILED_NEXT.of(),
                cause);
    }

    static StoreException notWritable(Path file, Exception cause) {
        return new StoreException(
                Problem.NOT_WRITABLE,
                StorePhrase.NOT_WRITABLE.of(file.toString()),
                StorePhrase.NOT_WRITABLE_NEXT.of(),
                cause);
    }
}
