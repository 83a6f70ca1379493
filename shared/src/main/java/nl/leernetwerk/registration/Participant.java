package nl.leernetwerk.registration;

import java.text.Normalizer;
import java.util.Locale;
import nl.leernetwerk.schools.SchoolCode;

/** A school that takes part in an initiative, as the form names it. */
public sealed interface Participant {

  /** A school in the national list, by its code. */
  record Listed(SchoolCode code) implements Participant {
    @Override
    public String identity() {
      return code.value();
    }
  }

  /**
   * A school that is not in the list, by its name and place. Organisers see that it is not in the
   * list.
   */
  record Unlisted(String name, String place) implements Participant {
    @Override
    public String identity() {
      return plain(name) + "|" + plain(place);
    }

    /**
     * The text in letters and digits only, without accents and capitals, so that two spellings of
     * one school are equal.
     */
    private static String plain(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFKD)
          .replaceAll("\\p{M}", "")
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N}]+", " ")
          .strip();
    }
  }

  /** The identity of the school: each identity can have one registration in a round. */
  String identity();
}
