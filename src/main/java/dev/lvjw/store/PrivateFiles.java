package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that only their owner can read from the moment they exist: 0600 in 0700. Where
 * the file system knows no such modes, the folder of the user must do.
 */
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /** How the C library words EROFS; Java passes it on. */
  private static final String READ_ONLY = "Read-only file system";

  private PrivateFiles() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Creates a folder and those above it that are missing.
   *
   * @throws Failure (local data) when that is impossible
   */
  public static void folder(Path folder) {
    try {
      Files.createDirectories(folder, mode("rwx------"));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Creates an empty file, and its folder, where there is none; an existing file is left as it is.
   *
   * @throws Failure (local data) when that is impossible
   */
  public static void file(Path file) {
    folder(folderOf(file));
    try {
      Files.createFile(file, mode("rw-------"));
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Whether anyone but the owner may read or change it. */
  static boolean exposed(Path file) throws IOException {
    return POSIX && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
  }

  /**
   * Replaces a file whole: a crash or a full disk leaves the old one. The caller holds the file's
   * lock, so the fixed name of the temporary file can only be a left-over of a killed run.
   *
   * @throws Failure (local data) when it can't be written; the old file is untouched
   */
  static void replace(Path file, Content content) {
    folder(folderOf(file));
    Path target = followed(file);
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      Files.createFile(temporary, mode("rw-------"));
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folderOf(target));
    } catch (IOException e) {
      discard(temporary);
      throw unwritable(file, e);
    }
  }

  /**
   * Deletes files and folders with all that is in them; those that aren't there are fine. Links are
   * deleted, not followed.
   *
   * @throws Failure (local data) when that is impossible; what was deleted until then is gone
   */
  public static void delete(Path... paths) {
    for (Path path : paths) {
      try (Stream<Path> found = Files.walk(path)) {
        for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (NoSuchFileException absent) {
        continue;
      } catch (IOException | UncheckedIOException e) {
        throw new Failure(
                ExitCode.LOCAL_DATA,
                "not_deletable",
                path + " can't be deleted.",
                "delete it yourself: rm -r " + path)
            .causedBy(e);
      }
    }
  }

  /** Never null for the files of lvjw, which all lie in a folder of its own. */
  private static Path folderOf(Path file) {
    Path whole = file.toAbsolutePath();
    return Objects.requireNonNullElse(whole.getParent(), whole);
  }

  /** A link to a file kept elsewhere stays a link. */
  private static Path followed(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException absent) {
      return file;
    }
  }

  /**
   * Makes the rename durable; where folders can't be opened (Windows) the system does it itself.
   */
  private static void syncFolder(Path folder) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The next write removes it; the failure that led here is the one worth reporting.
      return;
    }
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Failure unwritable(Path path, IOException e) {
    return denied(path, e)
        .orElseGet(
            () ->
                unwritable(
                    path,
                    "",
                    "free space on the disk, or make the folder yours: ls -ld " + folderOf(path)))
        .causedBy(e);
  }

  /** The failure where nobody is let in, rather than that there is no room; else empty. */
  static Optional<Failure> denied(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return Optional.of(
          unwritable(
              path,
              ": no permission",
              "make the file and its folder yours: ls -ld " + folderOf(path)));
    }
    boolean readOnly =
        e instanceof FileSystemException failed
            && READ_ONLY.equalsIgnoreCase(String.valueOf(failed.getReason()));
    return readOnly
        ? Optional.of(
            unwritable(
                path,
                ": its file system is read-only",
                "mount it for writing, or put lvjw's files elsewhere: LVJW_HOME=/path lvjw …"))
        : Optional.empty();
  }

  private static Failure unwritable(Path path, String why, String next) {
    return new Failure(
        ExitCode.LOCAL_DATA,
        "not_writable",
        path + " can't be written" + why + "; nothing in it was changed.",
        next);
  }
}
