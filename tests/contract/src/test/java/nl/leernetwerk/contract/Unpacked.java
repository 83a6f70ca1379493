package nl.leernetwerk.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;

/** Zips, unpacked as Lambda does it: each once, and deleted when this process ends. */
final class Unpacked {
  private static final Map<Path, Path> FOLDERS = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Unpacked::delete));
  }

  private Unpacked() {}

  /** The folder with the content of that zip. */
  static Path of(Path zip) {
    return FOLDERS.computeIfAbsent(zip, Unpacked::unpack);
  }

  private static Path unpack(Path zip) {
    try (var file = new ZipFile(zip.toFile())) {
      var folder = Files.createTempDirectory("contract-");
      for (var entry : Collections.list(file.entries())) {
        var target = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (!entry.isDirectory()) {
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete() {
    try {
      for (var folder : FOLDERS.values()) {
        Packaged.delete(folder);
      }
    } catch (IOException e) {
      System.err.println("an unpacked zip stays behind: " + e);
    }
  }
}
