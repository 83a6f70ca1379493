package nl.leernetwerk.functions.seats.networkinitiatives;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.AddressState.Suppression;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmissionField;

/**
 * What happened to one initiative, as its facilitators see it: without the reasons, which people
 * wrote for organisers, and without what happened to initiatives of other networks.
 *
 * @param lines of its own story, in no order
 * @param known what is known of mail to an address
 * @param mails the mails about the initiative
 */
record InitiativeHistory(
    Registration registration,
    List<JournalLine> lines,
    List<Amendment> amendments,
    List<QueuedMail> mails,
    Function<EmailAddress, AddressState> known,
    Words words,
    Map<Actor, String> names) {
  private static final int MAIL_RANK = 120;

  /** Words that name one initiative and no other. */
  record OwnWords(Words words, Reference own) implements Words {
    @Override
    public Words at(Instant moment) {
      return new OwnWords(words.at(moment), own);
    }

    @Override
    public String initiative(Reference registration) {
      return registration.equals(own) ? words.initiative(own) : "een ander initiatief";
    }

    @Override
    public String mail(Mail mail) {
      return words.mail(mail);
    }

    @Override
    public String reader(Mail mail) {
      return words.reader(mail);
    }
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    var all = new ArrayList<>(lines);
    for (var role : PairRole.values()) {
      all.addAll(undelivered(role));
    }
    var history = json.putArray("history");
    all.sort(JournalLine.ORDER.reversed());
    for (var line : all) {
      if (line.told().isEmpty()) {
        continue;
      }
      var entry = history.addObject().put("at", line.at().toString());
      entry.set("by", ActorJson.write(line.by(), names));
      var told = entry.putArray("told");
      line.told().forEach(it -> told.add(Dutch.sentence(it)));
    }
    var trouble = json.putArray("mailTrouble");
    for (var role : PairRole.values()) {
      var state = known.apply(email(role));
      if (state.fails()) {
        var entry = trouble.addObject().put("person", Word.of(role));
        since(state).ifPresent(at -> entry.put("at", at.toString()));
        addressSince(role).ifPresent(at -> entry.put("addressSince", at.toString()));
      }
    }
    return json;
  }

  /** A line for each mail about the initiative that this person missed. */
  private List<JournalLine> undelivered(PairRole role) {
    // Of a pair that shares an address, one line is enough.
    if (role == PairRole.LEADER && registration.submission().pair().sharesAddress()) {
      return List.of();
    }
    return missed(known.apply(email(role)).undelivered()).stream()
        .map(
            it ->
                JournalLine.milestone(
                    "mail/" + it.mail().text(),
                    MAIL_RANK,
                    moment(it),
                    List.of(registration.reference()),
                    "E-mail aan %s kwam niet aan: %s."
                        .formatted(SubmissionField.called(role), words.mail(it.mail()))))
        .toList();
  }

  private List<QueuedMail> missed(Set<Mail> undelivered) {
    return mails.stream().filter(it -> undelivered.contains(it.mail())).toList();
  }

  /** When mail last did not arrive, as far as anybody knows. */
  private Optional<Instant> since(AddressState state) {
    return state
        .suppression()
        .map(Suppression::since)
        .or(
            () ->
                missed(state.undelivered()).stream()
                    .map(InitiativeHistory::moment)
                    .max(Comparator.naturalOrder()))
        .or(state::faltered)
        .filter(at -> !at.equals(Instant.EPOCH));
  }

  /** When the person got the address that they have now; empty when it was sent in like that. */
  private Optional<Instant> addressSince(PairRole role) {
    return amendments.stream()
        .filter(it -> isNewAddress(it.action(), role))
        .map(Amendment::at)
        .max(Comparator.naturalOrder());
  }

  private static boolean isNewAddress(AmendmentAction action, PairRole role) {
    return switch (action) {
      case AmendmentAction.Changed(var fields, _, _, _) ->
          fields.contains(
              switch (role) {
                case PRACTITIONER -> SubmissionField.PRACTITIONER_EMAIL;
                case LEADER -> SubmissionField.LEADER_EMAIL;
              });
      case AmendmentAction.HandedOver(var place, _) -> place == role;
      case AmendmentAction.Withdrawn _, AmendmentAction.Restored _ -> false;
    };
  }

  private static Instant moment(QueuedMail mail) {
    return mail.sentAt().orElse(mail.queuedAt());
  }

  private EmailAddress email(PairRole role) {
    return registration.submission().pair().person(role).email();
  }
}
