package nl.leernetwerk.seats.letters;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.PersonalLinks;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.AmendmentLetter;
import nl.leernetwerk.registration.letters.ConfirmationLetter;
import nl.leernetwerk.registration.letters.DeadlineLetter;
import nl.leernetwerk.registration.letters.FarewellLetter;
import nl.leernetwerk.registration.letters.OwnLinksLetter;
import nl.leernetwerk.registration.letters.OwnLinksLetter.Place;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.OfferReminder;
import nl.leernetwerk.seats.RosterChange;

/**
 * Writes every letter, for tests. The same arguments always give the same words, and typed text is
 * in the letters as it was typed. The given map names schools; a school that is missing there is
 * named by its code.
 */
public final class Letters {
  private final ConfirmationLetter confirmation;
  private final DecisionLetter decision;
  private final NetworkListLetter networkList;
  private final TotalsLetter totals;
  private final SeatNewsLetter seatNews;
  private final NetworkNewsLetter networkNews;
  private final AmendmentLetter amendment;
  private final FarewellLetter farewell;
  private final OwnLinksLetter ownLinks;
  private final DeadlineLetter deadline;

  /**
   * Letters that link to the pages at this address, with or without a slash at its end.
   *
   * @param links give each of a pair their own
   */
  public Letters(URI site, PersonalLinks links) {
    var pages = new Pages(site, links, Sample.SENDER);
    confirmation = new ConfirmationLetter(pages);
    decision = new DecisionLetter(pages);
    networkList = new NetworkListLetter(pages);
    totals = new TotalsLetter(pages);
    seatNews = new SeatNewsLetter(pages);
    networkNews = new NetworkNewsLetter(pages);
    amendment = new AmendmentLetter(pages);
    farewell = new FarewellLetter(pages);
    ownLinks = new OwnLinksLetter(pages);
    deadline = new DeadlineLetter(pages);
  }

  /**
   * Tells a person of a pair that their registration was received: what was sent and what happens
   * next. A person who did not send it is also told where their data came from.
   */
  public Letter confirmation(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    return confirmation.write(round, registration, to, schools);
  }

  /**
   * Tells a person of a pair the outcome: a seat or a place on the waiting list, why, and what
   * happens next.
   *
   * @throws IllegalArgumentException if the registration has no outcome yet
   */
  public Letter decision(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    return decision.write(round, registration, to, schools);
  }

  /**
   * Gives a facilitator every initiative that has a seat in the network, in order of turn, and then
   * those that wait for its sector; the complete list is also a spreadsheet. Registrations of other
   * networks may be given too, and are left out.
   *
   * @param unreachable addresses that mail does not reach, so that someone calls
   * @throws IllegalArgumentException if a registration has no outcome yet
   */
  public Letter networkList(
      Round round,
      Network network,
      Contact facilitator,
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    return networkList.write(round, network, facilitator, registrations, schools, unreachable);
  }

  /**
   * Tells a person of a pair what a change after the allocation means for them.
   *
   * @throws IllegalArgumentException if the change holds nothing of the kind about them
   */
  public Letter seatNews(
      Round round,
      Registration registration,
      Addressee to,
      Notice notice,
      RosterChange change,
      Map<SchoolCode, School> schools) {
    return seatNews.write(round, registration, to, notice, change, schools);
  }

  /** Tells a person of a pair what was changed in their registration, and by which of them. */
  public Letter amended(Round round, Registration registration, Addressee to, Amendment what) {
    return amendment.write(round, registration, to, what, Optional.empty());
  }

  /** Tells a person that somebody gave their place in the pair to them. */
  public Letter handedOver(
      Round round, Registration registration, Addressee to, Amendment what, String giver) {
    return amendment.write(round, registration, to, what, Optional.of(giver));
  }

  /** Asks a person of a pair again for an answer to an offer. */
  public Letter reminder(
      Round round,
      Registration registration,
      Addressee to,
      OfferReminder reminder,
      RosterChange change,
      Map<SchoolCode, School> schools) {
    return seatNews.remind(round, registration, to, reminder, change, schools);
  }

  /** Tells an address that it has left a registration, and nothing about what came instead. */
  public Letter farewell(Round round, Registration registration, PairRole place, Amendment what) {
    return farewell.write(round, registration, place, what);
  }

  /**
   * Gives a person their links.
   *
   * @param round the round whose contact address they can write to
   * @param places their places in pairs, at least one
   */
  public Letter ownLinks(Round round, List<Place> places) {
    return ownLinks.write(round, places);
  }

  /** Tells a person of a pair that registration is open for longer, as the round says now. */
  public Letter deadlineExtended(Round round, Registration registration, Addressee to) {
    return deadline.write(round, registration, to);
  }

  /**
   * Tells a facilitator what changed in a network, with the spreadsheet of its initiatives as they
   * are now.
   *
   * @param registrations the sector's registrations that have a seat or wait, as they are now
   */
  public Letter networkNews(
      Round round,
      Network network,
      Contact facilitator,
      RosterChange change,
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    return networkNews.write(
        round, network, facilitator, change, registrations, schools, unreachable);
  }

  /**
   * Gives an organiser the totals of an allocated round, and what needs a decision.
   *
   * @param unreachable addresses that mail does not reach, so that someone calls
   * @throws IllegalArgumentException if a registration has no outcome yet
   */
  public Letter totals(
      Round round,
      Contact organiser,
      List<Registration> registrations,
      Set<EmailAddress> unreachable) {
    return totals.write(round, organiser, registrations, unreachable);
  }
}
