package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite's result codes (https://sqlite.org/rescode.html) in words. SQLite's own message is left
 * out: it may quote values.
 */
final class DatabaseFailure {
  private DatabaseFailure() {}

  static Failure of(SQLException e, Path file) {
    // The lower eight bits are the primary code; the rest refines it.
    return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
      case SQLITE_FULL ->
          local(
                  "disk_full",
                  "The disk is full; nothing was saved.",
                  "free space, then run it again")
              .causedBy(e);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          local(
                  "damaged_database",
                  "The database " + file + " is damaged.",
                  "put a backup in its place, or move it away and run: lvjw sync (it then knows of no handoff"
                      + " any more: look in Justworks before you hand anything over)")
              .causedBy(e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new Failure(
                  ExitCode.LOCKED,
                  "database_locked",
                  "Another run has been writing to the database for more than ten seconds.",
                  "wait for the other run to end")
              .causedBy(e);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH -> notOpened(file, e);
      case SQLITE_IOERR ->
          local(
                  "disk_error",
                  "The disk failed while lvjw used the database " + file + ".",
                  "check the disk, then run it again")
              .causedBy(e);
      default ->
          new Failure(
                  ExitCode.UNEXPECTED,
                  "database",
                  "The database refused a statement (SQLite code " + e.getErrorCode() + ").",
                  "run it again with -vv and report what it says")
              .causedBy(e);
    };
  }

  private static Failure notOpened(Path file, SQLException cause) {
    return local(
            "database_unavailable",
            "The database " + file + " can't be opened for writing.",
            "check that you own the file and its folder, and that its disk isn't read-only")
        .causedBy(cause);
  }

  static Failure newer(Path file, int found, int known) {
    return local(
        "newer_database",
        "The database "
            + file
            + " was written by a newer lvjw (version "
            + found
            + ", this one knows "
            + known
            + "); it was left as it is.",
        "install the newer lvjw");
  }

  private static Failure local(String code, String message, String next) {
    return new Failure(ExitCode.LOCAL_DATA, code, message, next);
  }
}
