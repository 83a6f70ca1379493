package nl.leernetwerk.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Mail;

/**
 * The mails about a registration that this feature sends; the package {@code letters} writes their
 * letters.
 */
public final class RegistrationMails {
  /** The registration was received. */
  public static final String CONFIRMATION = "confirmation";

  /** The registration was changed; the mail's version is the version that the change made. */
  public static final String AMENDED = "amended";

  /**
   * An address has left the registration; the mail's version is the version that the change made.
   */
  public static final String FAREWELL = "farewell";

  /** Registration is open for longer; the mail's version is the number of the round's change. */
  public static final String EXTENDED = "extended";

  /** The owner of an address asked for their personal links. */
  public static final String LINKS = "links";

  private static final String FORMER = "former-";
  private static final String ADDRESS = "address-";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private RegistrationMails() {}

  /** The mail that the registration was received. */
  public static Mail confirmation(Reference registration, Addressee to) {
    return new Mail(registration.text(), to.word(), CONFIRMATION, 1);
  }

  /**
   * The mail that the registration was changed.
   *
   * @param version the registration's version that the change made
   */
  public static Mail amended(Reference registration, Addressee to, int version) {
    return new Mail(registration.text(), to.word(), AMENDED, version);
  }

  /**
   * The mail that an address has left the registration; the mail itself holds that address.
   *
   * @param role the place in the pair that had the address
   * @param version the first version of the registration without the address
   */
  public static Mail farewell(Reference registration, PairRole role, int version) {
    return new Mail(registration.text(), FORMER + Addressee.of(role).word(), FAREWELL, version);
  }

  /** The place in the pair that had the address of a farewell. */
  public static PairRole formerRole(Mail farewell) {
    return Addressee.of(farewell.to().substring(FORMER.length())).roles().getFirst();
  }

  /**
   * The mail that registration is open for longer.
   *
   * @param version the number of the round's change
   */
  public static Mail extended(Reference registration, Addressee to, int version) {
    return new Mail(registration.text(), to.word(), EXTENDED, version);
  }

  /**
   * The mail with the links of an address whose owner asked for them.
   *
   * @param number 1 for the first mail of that day
   */
  public static Mail links(AddressId address, Instant asked, int number) {
    LocalDate day = Amsterdam.dayOf(asked);
    return new Mail(
        ADDRESS + address.value(), "owner", LINKS, Integer.parseInt(DAY.format(day)) * 10 + number);
  }

  /** The address whose links the mail holds. */
  public static AddressId address(Mail links) {
    return new AddressId(links.about().substring(ADDRESS.length()));
  }

  /** The registration that the mail is about. */
  public static Reference registration(Mail mail) {
    return Reference.parse(mail.about())
        .orElseThrow(() -> new IllegalArgumentException("a mail about no registration"));
  }
}
