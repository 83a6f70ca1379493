package nl.leernetwerk.registry;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EventKind;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.meetings.MeetingEvents;
import nl.leernetwerk.messages.MessageEvents;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.seats.SeatEvents;

/** Every kind of event; the template has a rule for each. */
public final class EventKinds {
  /** Every kind, feature by feature. */
  public static final List<EventKind> ALL =
      Stream.of(
              List.of(Mail.QUEUED),
              RoundEvents.ALL,
              SeatEvents.ALL,
              MessageEvents.ALL,
              MeetingEvents.ALL)
          .flatMap(List::stream)
          .toList();

  private EventKinds() {}
}
