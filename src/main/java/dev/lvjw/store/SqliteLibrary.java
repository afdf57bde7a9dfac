package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once. Left alone, sqlite-jdbc unpacks it into the temp folder
 * at every run, which costs start-up and leaves files behind when the run is killed.
 */
final class SqliteLibrary {
  private SqliteLibrary() {}

  /**
   * Puts the library into {@code cache/sqlite-<version>/} unless it is there, whole, and tells
   * sqlite-jdbc to load it from there. A half-written one is replaced.
   *
   * @throws Failure LOCAL_DATA when it can't be written
   */
  static synchronized void unpackInto(Path cache) {
    try {
      provide(cache);
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "native_library",
              "SQLite's library can't be unpacked into " + cache + ".",
              "free space on the disk, or check that you own that folder")
          .causedBy(e);
    }
  }

  private static void provide(Path cache) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    URL resource = SqliteLibrary.class.getResource(packed);
    if (resource == null) {
      throw new FileNotFoundException("sqlite-jdbc brings no library for this system: " + packed);
    }
    Path folder = cache.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    Path library = folder.resolve(name);
    URLConnection source = resource.openConnection();
    if (!Files.isRegularFile(library) || Files.size(library) != source.getContentLengthLong()) {
      PrivateFiles.folder(folder);
      unpack(source, folder, library);
    }
    System.setProperty("org.sqlite.lib.path", folder.toAbsolutePath().toString());
    System.setProperty("org.sqlite.lib.name", name);
    // sqlite-jdbc looks for leftovers of itself in its temp folder; let it look in ours only.
    System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
  }

  private static void unpack(URLConnection source, Path folder, Path library) throws IOException {
    // Another run may do the same now: each writes its own file, and the last rename wins.
    Path fresh = Files.createTempFile(folder, "unpacking", ".tmp");
    try {
      try (InputStream packed = source.getInputStream();
          FileOutputStream out = new FileOutputStream(fresh.toFile())) {
        packed.transferTo(out);
        out.getFD().sync();
      }
      Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
