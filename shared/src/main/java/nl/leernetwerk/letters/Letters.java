package nl.leernetwerk.letters;

import java.net.URI;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.enrolment.Contact;
import nl.leernetwerk.enrolment.Network;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.School;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.Letter;

/**
 * Writes every mail. The same arguments always give the same words, and what people typed stands in
 * them as they typed it. Schools are named by the given ones; one that is missing there is named by
 * its code.
 */
public final class Letters {
  private final ConfirmationLetter confirmation;
  private final DecisionLetter decision;
  private final NetworkListLetter networkList;
  private final TotalsLetter totals;

  /** Letters that link to the pages at this address, with or without a slash at its end. */
  public Letters(URI site) {
    var pages = new Pages(site);
    confirmation = new ConfirmationLetter(pages);
    decision = new DecisionLetter(pages);
    networkList = new NetworkListLetter(pages);
    totals = new TotalsLetter(pages);
  }

  /**
   * Tells someone of a pair that their registration was received: what was sent, what happens next,
   * and, to whoever did not send it, where their data came from.
   */
  public Letter confirmation(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    return confirmation.write(round, registration, to, schools);
  }

  /**
   * Tells someone of a pair the outcome: a seat or a place on the waiting list, why, and what
   * happens next.
   *
   * @throws IllegalArgumentException if the registration has no outcome yet
   */
  public Letter decision(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    return decision.write(round, registration, to, schools);
  }

  /**
   * Gives a facilitator every initiative that has a seat in the network, in order of turn, then
   * those that wait for its sector; the whole list as a spreadsheet too. Registrations of other
   * networks may be among those given, and are left out.
   *
   * @throws IllegalArgumentException if a registration has no outcome yet
   */
  public Letter networkList(
      Round round,
      Network network,
      Contact facilitator,
      List<Registration> registrations,
      Map<SchoolCode, School> schools) {
    return networkList.write(round, network, facilitator, registrations, schools);
  }

  /**
   * Gives an organiser the totals of an allocated round, and what asks for a decision.
   *
   * @throws IllegalArgumentException if a registration has no outcome yet
   */
  public Letter totals(
      Round round,
      Contact organiser,
      List<Registration> registrations,
      Map<SchoolCode, School> schools) {
    return totals.write(round, organiser, registrations);
  }
}
