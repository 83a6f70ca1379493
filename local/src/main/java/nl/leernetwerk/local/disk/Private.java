package nl.leernetwerk.local.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that no other user may read, because they hold personal data. */
public final class Private {
  private Private() {}

  /** Makes a folder and the folders above it; a folder that exists keeps its permissions. */
  public static Path folder(Path path) throws IOException {
    if (!Files.exists(path)) {
      allow(Files.createDirectories(path), "rwx------");
    }
    return path;
  }

  /** Makes a file, unless it exists, and takes away the permissions of other users. */
  public static Path file(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException _) {
      // An earlier version may have made the file readable for others.
    }
    allow(path, "rw-------");
    return path;
  }

  private static void allow(Path path, String permissions) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    // Windows has no such permissions; it keeps other users out of a user's own folders.
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
