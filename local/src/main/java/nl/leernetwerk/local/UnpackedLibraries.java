package nl.leernetwerk.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The native libraries that DynamoDB Local and blst unpack into the folder for temporary files.
 * They delete these files when the process ends, but a process that is killed would leave them. A
 * library that is loaded no longer needs its file, so the file can be deleted at once.
 */
final class UnpackedLibraries {
  /** On Linux, the list of every file that this process has loaded. */
  private static final Path MAPS = Path.of("/proc/self/maps");

  private static final Pattern SQLITE = Pattern.compile("sqlite-.+-libsqlite4java\\.so");
  private static final Pattern BLST_FOLDER = Pattern.compile("blst@[0-9]+");

  private UnpackedLibraries() {}

  /** Deletes the files of loaded libraries. On other systems than Linux they stay until the end. */
  static void remove() {
    try {
      for (var file : loaded()) {
        if (SQLITE.matcher(file.getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
        } else if (BLST_FOLDER.matcher(file.getParent().getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
          Files.deleteIfExists(file.getParent());
        }
      }
    } catch (DirectoryNotEmptyException _) {
      // Another file stands beside the library.
    } catch (IOException e) {
      System.err.println("A library stays in the folder for temporary files: " + e);
    }
  }

  private static List<Path> loaded() throws IOException {
    if (!Files.isReadable(MAPS)) {
      return List.of();
    }
    try (var lines = Files.lines(MAPS)) {
      return lines
          .filter(line -> line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .filter(path -> path.getNameCount() > 1)
          .distinct()
          .toList();
    }
  }
}
