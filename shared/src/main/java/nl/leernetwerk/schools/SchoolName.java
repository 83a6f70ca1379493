package nl.leernetwerk.schools;

import java.text.Normalizer;
import java.util.Locale;

/** What a school is called and where it is, as somebody typed it or as the list has it. */
public record SchoolName(String name, String place) {

  /** The name of a school in the list. */
  public static SchoolName of(School school) {
    return new SchoolName(school.name(), school.place());
  }

  /** Equal for two spellings that differ in accents, capitals, spaces or punctuation alone. */
  public String identity() {
    return plain(name) + "|" + plain(place);
  }

  /** The text in letters and digits only, without accents and capitals. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
