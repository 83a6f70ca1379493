package nl.leernetwerk.workplace;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.Network;

/**
 * How far the facilitators of a network are, in numbers of initiatives with a seat.
 *
 * @param seated how many have a seat; an open offer is none
 * @param sharpened of how many the questions were sharpened
 * @param awaiting how many of these the pair has not answered yet
 * @param overdue how many have a next step whose day is over
 */
public record NetworkProgress(int seated, int reached, int sharpened, int awaiting, int overdue) {

  /** The progress of a network, by what is stored of a round. */
  public static NetworkProgress of(
      Network network, List<Registration> all, List<ContactMoment> contacts, LocalDate today) {
    var moments = contacts.stream().collect(Collectors.groupingBy(ContactMoment::registration));
    var seated = all.stream().filter(it -> Member.hasSeat(it, network)).toList();
    var states =
        seated.stream()
            .map(it -> new ContactState(moments.getOrDefault(it.reference(), List.of())))
            .toList();
    var texts = seated.stream().flatMap(it -> it.sharpened().stream()).toList();
    return new NetworkProgress(
        seated.size(),
        (int) states.stream().filter(it -> it.reachedOn().isPresent()).count(),
        texts.size(),
        (int) texts.stream().filter(Sharpened::awaitsAnswer).count(),
        (int) states.stream().filter(it -> it.isOverdue(today)).count());
  }
}
