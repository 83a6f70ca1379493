package nl.leernetwerk.mailing.table;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.table.SecretItem;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.AddressState;

/**
 * The key of the addresses' ids. It stands in the table itself: who can read that sees the
 * addresses anyway, and what leaves it says nothing without the key.
 */
public record TableAddressIds(Table table) {

  /** The ids, once there are any; without them nothing can be known of an address. */
  public Optional<AddressIds> find() {
    return secret().find().map(AddressIds::new);
  }

  /** The ids, whose key is made when there is none yet. */
  public AddressIds findOrMake(RandomGenerator random) {
    return new AddressIds(secret().findOrMake(random));
  }

  /** Which addresses fail, of those of which that is known; none when there is no key yet. */
  public Predicate<EmailAddress> failing(Map<AddressId, AddressState> known) {
    return find().map(ids -> ids.failing(known)).orElse(_ -> false);
  }

  private SecretItem secret() {
    return new SecretItem(table, AddressKeys.addressKey());
  }
}
