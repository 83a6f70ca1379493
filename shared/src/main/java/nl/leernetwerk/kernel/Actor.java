package nl.leernetwerk.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who did something, by an id that names nobody. */
public sealed interface Actor {

  /** The system, which acted because time passed. */
  record Automatic() implements Actor {
    @Override
    public String text() {
      return "system";
    }
  }

  /** A person of a pair, acting on their own registration. */
  record Participant(Reference reference, PairRole role) implements Actor {
    @Override
    public String text() {
      return Word.of(role) + ":" + reference.text();
    }
  }

  /** An organiser, by the id under which they sign in. */
  record Organiser(String id) implements Actor {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    /** Anybody who may invoke functions from the command line; CloudTrail tells who that was. */
    public static final Organiser COMMAND_LINE = new Organiser("command-line");

    public Organiser {
      // An address is refused: an id that names somebody could not be erased from the journal.
      if (!FORM.matcher(id).matches()) {
        throw new IllegalArgumentException("not an id of an organiser");
      }
    }

    /** The organiser with that id, if the id is a valid one. */
    public static Optional<Organiser> of(String id) {
      return FORM.matcher(id).matches() ? Optional.of(new Organiser(id)) : Optional.empty();
    }

    @Override
    public String text() {
      return "organiser:" + id;
    }
  }

  /** A facilitator, by the id under which they sign in. */
  record Facilitator(String id) implements Actor {
    /** Refuses what is no id, such as an address. */
    public Facilitator {
      if (!Organiser.FORM.matcher(id).matches()) {
        throw new IllegalArgumentException("not an id of a facilitator");
      }
    }

    @Override
    public String text() {
      return "facilitator:" + id;
    }
  }

  /** The actor as one word, which {@link #parse} reads back. */
  String text();

  /** The actor that {@link #text} wrote. */
  static Actor parse(String text) {
    int colon = text.indexOf(':');
    var kind = colon < 0 ? text : text.substring(0, colon);
    var id = text.substring(colon + 1);
    return switch (kind) {
      case "system" -> new Automatic();
      case "organiser" -> new Organiser(id);
      case "facilitator" -> new Facilitator(id);
      default ->
          new Participant(
              Reference.parse(id).orElseThrow(), PairRole.valueOf(kind.toUpperCase(Locale.ROOT)));
    };
  }
}
