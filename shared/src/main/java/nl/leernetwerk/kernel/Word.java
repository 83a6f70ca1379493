package nl.leernetwerk.kernel;

import java.util.Locale;

/** The word that stands for a constant in JSON, in keys and in logs. */
public final class Word {
  private Word() {}

  /** The word of this constant: its name in lower case, with a dash for each underscore. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
