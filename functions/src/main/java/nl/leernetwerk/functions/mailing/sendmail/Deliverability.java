package nl.leernetwerk.functions.mailing.sendmail;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Registration;

/** Tells which people mail reaches. */
final class Deliverability {
  private final Addresses addresses;
  private final Memoized<AddressIds> ids;

  /**
   * What is known about these addresses now.
   *
   * @param source gives the ids of addresses; called at most once
   */
  Deliverability(Addresses addresses, Supplier<AddressIds> source) {
    this.addresses = addresses;
    this.ids = new Memoized<>(source);
  }

  AddressId id(EmailAddress address) {
    return ids.get().of(address);
  }

  boolean suppressed(EmailAddress address) {
    return addresses.find(id(address)).suppression().isPresent();
  }

  boolean withhold(Mail mail, AddressId to) {
    return addresses.withhold(mail, to);
  }

  /** The addresses of these people at which a mail did not arrive. */
  Set<EmailAddress> failing(List<Registration> registrations) {
    var known = addresses.all();
    if (known.isEmpty()) {
      return Set.of();
    }
    return registrations.stream()
        .map(registration -> registration.submission().pair())
        .flatMap(pair -> Stream.of(PairRole.values()).map(role -> pair.person(role).email()))
        .filter(ids.get().failing(known))
        .collect(Collectors.toSet());
  }
}
