package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;

/** Removes people from the registrations of all rounds. */
public record Erasing(Rounds rounds, Registrations registrations, PersonalData data) {

  /**
   * What was removed.
   *
   * @param before the registration as it was
   * @param places where the person stood in its pair
   */
  public record Erased(Registration before, Set<PairRole> places) {

    /** Whether nobody is left who can be reached about it. */
    public boolean nobodyLeft() {
      return Set.of(PairRole.values()).stream()
          .allMatch(
              role -> places.contains(role) || before.submission().pair().person(role).isErased());
    }
  }

  /** Applies these erasures to whatever is stored now; again is harmless. */
  public List<Erased> apply(AddressIds ids, Map<AddressId, Instant> erasures) {
    var erased = new ArrayList<Erased>();
    for (var round : rounds.all()) {
      for (var registration : registrations.of(round.round().id())) {
        var places = places(registration, ids, erasures);
        if (!places.isEmpty()) {
          data.erase(registration, places);
          erased.add(new Erased(registration, places));
        }
      }
    }
    erasures.keySet().forEach(data::forget);
    return erased;
  }

  /** Who registers again afterwards, or comes into a pair then, is not meant. */
  private static Set<PairRole> places(
      Registration registration, AddressIds ids, Map<AddressId, Instant> erasures) {
    var places = EnumSet.noneOf(PairRole.class);
    for (var role : PairRole.values()) {
      var person = registration.submission().pair().person(role);
      var at = erasures.getOrDefault(ids.of(person.email()), Instant.MIN);
      if (!person.isErased() && !registration.edition().tenure(role).since().isAfter(at)) {
        places.add(role);
      }
    }
    return places;
  }
}
