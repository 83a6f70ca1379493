package nl.leernetwerk.meetings.letters;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Invitation;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;

/** To a guest of a network: an invitation to a meeting, a change of it, or its end. */
final class InvitationLetter {
  private final LetterTemplate template = new LetterTemplate("news", InvitationLetter.class);
  private final Pages pages;

  InvitationLetter(Pages pages) {
    this.pages = pages;
  }

  /**
   * A page for the reader.
   *
   * @param own the own page of somebody of a pair; empty for a facilitator
   */
  record Reader(String name, Optional<URI> own, boolean facilitator) {}

  Letter invites(
      Round round, Network network, Invitation told, Optional<String> programme, Reader reader) {
    boolean changed = told.sequence() > 0;
    var day = Dutch.weekday(told.appointment().day());
    var facts = facts(told.appointment());
    programme.ifPresent(it -> facts.add(new Fact("Programma", Typed.unlinked(it))));
    var view =
        new NewsView(
            changed ? "Bijeenkomst gewijzigd" : "Uitnodiging voor een bijeenkomst",
            List.of(
                changed
                    ? "Bijeenkomst %d van %s is nu op %s, van %s tot %s."
                        .formatted(
                            told.meeting(),
                            NetworkNames.name(network),
                            day,
                            Dutch.time(told.appointment().start()),
                            Dutch.time(told.appointment().end()))
                    : "Je bent welkom bij bijeenkomst %d van %s, op %s."
                        .formatted(told.meeting(), NetworkNames.name(network), day)),
            facts,
            "In je agenda",
            List.of(
                "De afspraak zit bij deze e-mail. De meeste agenda's zetten hem er vanzelf in;"
                    + " anders open je de bijlage.",
                changed
                    ? "Stond de bijeenkomst al in je agenda? Dan komt deze afspraak in de plaats"
                        + " van de oude."
                    : "Wijzigt er iets, dan krijg je een nieuwe e-mail en past je agenda zich"
                        + " aan."),
            List.of());
    return letter(round, network, told, programme, reader, view);
  }

  Letter withdraws(Round round, Network network, Invitation told, Reader reader) {
    var view =
        new NewsView(
            "Bijeenkomst gaat voor jou niet door",
            List.of(
                "Bijeenkomst %d van %s op %s gaat niet door, of is niet meer voor jou."
                    .formatted(
                        told.meeting(),
                        NetworkNames.name(network),
                        Dutch.weekday(told.appointment().day()))),
            facts(told.appointment()),
            "In je agenda",
            List.of(
                "De meeste agenda's halen de afspraak er vanzelf uit. Staat hij er nog, verwijder"
                    + " hem dan."),
            List.of());
    return letter(round, network, told, Optional.empty(), reader, view);
  }

  private Letter letter(
      Round round,
      Network network,
      Invitation told,
      Optional<String> programme,
      Reader reader,
      NewsView view) {
    var subject =
        "%s: leernetwerk %s, %s"
            .formatted(view.title(), network.id(), Dutch.weekday(told.appointment().day()));
    var frame = Frame.of(subject, view.lead().getFirst(), reader.name(), round, pages);
    var framed =
        reader.facilitator()
            ? frame.toOffice("Open jouw leernetwerk", pages)
            : reader.own().map(link -> frame.with(OwnLink.LOOK, link)).orElse(frame);
    var entry =
        told.entry(
            round.id(),
            network.id(),
            "Bijeenkomst %d van %s".formatted(told.meeting(), NetworkNames.name(network)),
            description(told.appointment(), programme),
            pages.sender().name());
    return template.write(framed, view, List.of()).with(CalendarFile.of(entry));
  }

  private static String description(Appointment appointment, Optional<String> programme) {
    return Stream.concat(programme.stream(), appointment.place().travel().stream())
        .collect(Collectors.joining("\n\n"));
  }

  private static List<Fact> facts(Appointment appointment) {
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Wanneer",
            "%s, van %s tot %s"
                .formatted(
                    Dutch.weekday(appointment.day()),
                    Dutch.time(appointment.start()),
                    Dutch.time(appointment.end()))));
    facts.add(new Fact("Waar", Typed.unlinked(appointment.place().line())));
    appointment
        .place()
        .travel()
        .ifPresent(it -> facts.add(new Fact("Met het openbaar vervoer", Typed.unlinked(it))));
    return facts;
  }
}
