package dev.lvjw.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner may read: created 0600 and 0700, not narrowed afterwards,
 * so that there is no moment in which another user of the machine can open them. Where the file
 * system knows no such modes (Windows), the folder of the user protects them.
 */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes the folder and those above it that are missing. */
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, only("rwx------", folder));
  }

  /** Makes an empty file, and its folder; one that is there already stays as it is. */
  static void makeFile(Path file) throws IOException {
    makeFolder(file.toAbsolutePath().getParent());
    try {
      Files.createFile(file, only("rw-------", file));
    } catch (FileAlreadyExistsException e) {
      // Made earlier, or by another run a moment ago; whoever made it made it private.
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
