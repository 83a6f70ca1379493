package nl.leernetwerk.letters;

import java.net.URI;

/** The pages that mails link to. */
record Pages(URI home) {
  Pages {
    // Without the slash, "privacy/" would replace the last step of the path.
    home = home.getPath().endsWith("/") ? home : URI.create(home + "/");
  }

  URI privacy() {
    return home.resolve("privacy/");
  }
}
