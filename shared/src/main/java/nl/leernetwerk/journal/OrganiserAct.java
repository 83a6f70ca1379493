package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.MailId;

/**
 * One thing that an organiser did. It names nobody.
 *
 * @param id of the request that asked for it, so that it is written once
 * @param at when the gateway received that
 * @param why in their own words; it can be erased, and the rest stays
 */
public record OrganiserAct(
    String id, Instant at, Actor.Organiser by, What what, Optional<String> why) {

  /** The same, without the reason. */
  public OrganiserAct withoutWhy() {
    return new OrganiserAct(id, at, by, what, Optional.empty());
  }

  /** What was done. */
  public sealed interface What {

    /** A mail was sent again. */
    record MailSentAgain(MailId mail) implements What {
      @Override
      public String text() {
        return "mail " + mail.text();
      }
    }

    /** Something was done about the person who stood there. */
    record ForPerson(Service service, Reference registration, PairRole place) implements What {
      @Override
      public String text() {
        return "%s %s %s".formatted(word(service), word(place), registration.text());
      }

      private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
      }
    }

    /** Why something was done was erased; the line is that of the journal. */
    record ReasonErased(String line) implements What {
      @Override
      public String text() {
        return "why " + line;
      }
    }

    /** The registration that it was about, if it was. */
    default Optional<Reference> about() {
      return switch (this) {
        case MailSentAgain(var mail) -> Reference.parse(mail.subject());
        case ForPerson(_, var registration, _) -> Optional.of(registration);
        case ReasonErased _ -> Optional.empty();
      };
    }

    /** In one line, which {@link #parse} reads back. */
    String text();

    /** What that line says. */
    static What parse(String text) {
      var words = text.split(" ", -1);
      return switch (words[0]) {
        case "mail" -> new MailSentAgain(MailId.parse(words[1]).orElseThrow());
        case "why" -> new ReasonErased(words[1]);
        default ->
            new ForPerson(
                Service.valueOf(words[0].toUpperCase(Locale.ROOT)),
                Reference.parse(words[2]).orElseThrow(),
                PairRole.valueOf(words[1].toUpperCase(Locale.ROOT)));
      };
    }
  }

  /** What can be done about a person, in all rounds. */
  public enum Service {
    /** Mail may go to their address again. */
    RELEASE,
    /** They were given all that is stored about them. */
    EXPORT,
    /** What is stored about them was removed. */
    ERASE
  }
}
