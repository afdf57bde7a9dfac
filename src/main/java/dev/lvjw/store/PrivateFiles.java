package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner can read from the moment they exist: 0600 in 0700. Where
 * the file system knows no such modes, the folder of the user must do.
 */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Creates a folder and those above it that are missing. */
  public static void folder(Path folder) {
    try {
      Files.createDirectories(folder, only("rwx------", folder));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Creates an empty file, and its folder, where there is none; an existing file is left as it is.
   */
  public static void file(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      folder(folder);
    }
    try {
      Files.createFile(file, only("rw-------", file));
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Failure unwritable(Path path, IOException e) {
    return new Failure(
            ExitCode.LOCAL_DATA,
            "not_writable",
            path + " can't be written; nothing in it was changed.",
            "free space on the disk, or make the folder yours")
        .causedBy(e);
  }
}
