package nl.leernetwerk.rounds;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.RelayAddress;
import nl.leernetwerk.kernel.FieldError;

/**
 * What may change in a round, and when. People registered under what the round said at that time,
 * so from the opening on, nothing may change that somebody may have relied on. docs/adr/0021 gives
 * the reason for each rule.
 */
public final class RoundRules {
  private static final String FIXED_ID = "De id van een ronde ligt vast.";

  private RoundRules() {}

  /** The error that a round takes registrations on a day on which another round does too. */
  public static Optional<FieldError> overlap(Round round, List<Round> others, String field) {
    return others.stream()
        .filter(other -> !other.id().equals(round.id()) && other.overlaps(round))
        .findFirst()
        .map(
            other ->
                new FieldError(
                    "#/" + field,
                    "In deze periode staat ronde %s al open. Kies andere dagen."
                        .formatted(other.id())));
  }

  /**
   * The reasons why a round may not be opened on any day.
   *
   * @param own the address of the relay that the stack itself names, wherever that leads
   */
  public static List<FieldError> opening(Round round, StoredRounds stored, URI own) {
    var errors = new ArrayList<FieldError>();
    overlap(round, stored, "opens").ifPresent(errors::add);
    relay(round, own).ifPresent(errors::add);
    return errors;
  }

  /** The reasons why an organiser may not open a round at that moment; none when they may. */
  public static List<FieldError> opening(Round round, StoredRounds stored, URI own, Instant now) {
    var errors = new ArrayList<FieldError>();
    if (!now.isBefore(round.endsAt())) {
      errors.add(past("deadline"));
    }
    errors.addAll(opening(round, stored, own));
    return errors;
  }

  /**
   * What keeps an organiser from writing a round anew that cannot be read. What it was nobody can
   * tell, so nothing of it is fixed but its id, which is part of references and keys.
   */
  public static List<FieldError> repairing(
      UnreadableRound before, Round after, StoredRounds stored, URI own) {
    return before.id().equals(after.id())
        ? opening(after, stored, own)
        : List.of(new FieldError("#/id", FIXED_ID));
  }

  private static Optional<FieldError> overlap(Round round, StoredRounds stored, String field) {
    var others = stored.rounds().stream().map(RunningRound::round).toList();
    return overlap(round, others, field)
        .or(
            () ->
                stored.unreadable().stream()
                    .filter(other -> !other.id().equals(round.id()) && other.mayOverlap(round))
                    .findFirst()
                    .map(
                        other ->
                            new FieldError(
                                "#/" + field,
                                "Ronde %s is niet te lezen. Daardoor is niet te zien of die in deze periode open staat. Laat die ronde eerst herstellen."
                                    .formatted(other.id()))));
  }

  /** Whoever may name an address may not make us ask our own machines. */
  private static Optional<FieldError> relay(Round round, URI own) {
    return round
        .beacon()
        .map(Beacon::address)
        .filter(address -> !address.equals(own) && RelayAddress.isInternal(address))
        .map(
            _ ->
                new FieldError(
                    "#/beacon/address",
                    "Dit adres hoort bij een intern netwerk. Kies een adres op internet, zoals"
                        + " https://api.drand.sh."));
  }

  /** The reasons why an organiser may not make this change to a round at that moment. */
  public static List<FieldError> editing(
      Round before, Round after, StoredRounds stored, URI own, Instant now) {
    if (!now.isBefore(before.purgedAt())) {
      return List.of(
          new FieldError(
              "#", "De gegevens van deze ronde zijn verwijderd. De ronde ligt daarmee vast."));
    }
    var edit = new Edit(before, after, new ArrayList<>());
    edit.fixed("id", Round::id, FIXED_ID);
    if (now.isBefore(before.opensAt())) {
      if (!now.isBefore(after.endsAt())) {
        edit.errors().add(past("deadline"));
      }
    } else {
      edit.afterOpening(now);
    }
    if (!before.opens().equals(after.opens()) || !before.deadline().equals(after.deadline())) {
      var field = before.deadline().equals(after.deadline()) ? "opens" : "deadline";
      overlap(after, stored, field).ifPresent(edit.errors()::add);
    }
    if (!before.beacon().equals(after.beacon())) {
      relay(after, own).ifPresent(edit.errors()::add);
    }
    return edit.errors();
  }

  private static FieldError past(String field) {
    return new FieldError("#/" + field, "Deze dag is al voorbij. Kies een dag die nog komt.");
  }

  private record Edit(Round before, Round after, List<FieldError> errors) {

    void fixed(String field, Function<Round, Object> of, String detail) {
      if (!of.apply(before).equals(of.apply(after))) {
        refuse(field, detail);
      }
    }

    private void refuse(String field, String detail) {
      errors.add(new FieldError("#/" + field, detail));
    }

    /** The rules from the moment at which somebody may have registered. */
    void afterOpening(Instant now) {
      boolean over = !now.isBefore(before.endsAt());
      fixed("opens", Round::opens, "De aanmelding is al geopend. De eerste dag ligt vast.");
      fixed(
          "policy",
          Round::policy,
          "De aanmelding is al geopend, met deze manier van verdelen. Die ligt vast.");
      fixed(
          "capacityUnit",
          Round::capacityUnit,
          "De aanmelding is al geopend, met deze manier van tellen. Die ligt vast.");
      fixed(
          "beacon",
          Round::beacon,
          "De aanmelding is al geopend. Wat de loting beslist staat in de bevestigingen en ligt"
              + " vast.");
      deadline(over);
      networks();
      retention(now);
      if (over) {
        fixed(
            "lastOfferDay",
            round -> round.offers().lastDay(),
            "De aanmelding is gesloten. De laatste dag waarop plekken worden aangeboden staat in de"
                + " e-mails aan de wachtlijst en ligt vast.");
      }
    }

    private void deadline(boolean over) {
      if (over) {
        fixed("deadline", Round::deadline, "De aanmelding is gesloten. De laatste dag ligt vast.");
      } else if (after.deadline().isBefore(before.deadline())) {
        refuse(
            "deadline",
            "De aanmelding is al geopend. De laatste dag kan alleen nog later worden, want scholen"
                + " rekenen op de dag die er nu staat.");
      }
    }

    private void networks() {
      var old = before.networks();
      var other = after.networks();
      if (!old.stream().map(Edit::what).toList().equals(other.stream().map(Edit::what).toList())) {
        refuse(
            "networks",
            "De aanmelding is al geopend. Welke leernetwerken er zijn ligt vast; een extra"
                + " leernetwerk open je na de verdeling van de plekken.");
        return;
      }
      for (int i = 0; i < old.size(); i++) {
        if (old.get(i).capacity() != other.get(i).capacity()) {
          refuse(
              "networks/" + i + "/capacity",
              "De aanmelding is al geopend, met dit aantal plekken. Na de verdeling kun je plekken"
                  + " bijmaken.");
        }
      }
    }

    private static List<Object> what(Network network) {
      return List.of(network.id(), network.sector());
    }

    private void retention(Instant now) {
      if (after.retentionUntil().isAfter(before.retentionUntil())) {
        refuse(
            "retentionUntil",
            "De e-mails noemen de dag waarop we de gegevens verwijderen. Die kan alleen nog eerder"
                + " worden.");
      } else if (!now.isBefore(after.purgedAt())) {
        errors.add(past("retentionUntil"));
      }
    }
  }
}
