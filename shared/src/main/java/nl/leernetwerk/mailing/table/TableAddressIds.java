package nl.leernetwerk.mailing.table;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.table.SecretItem;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.AddressState;

/**
 * The key of the addresses' ids. The key is in the table itself: whoever can read the table sees
 * the addresses anyway, and the ids that leave the table say nothing without the key.
 */
public record TableAddressIds(Table table) {

  /** The ids; empty when there is no key yet, and then nothing is known about any address. */
  public Optional<AddressIds> find() {
    return secret().find().map(AddressIds::new);
  }

  /** The ids; their key is made when there is none yet. */
  public AddressIds findOrMake(RandomGenerator random) {
    return new AddressIds(secret().findOrMake(random));
  }

  /** The ids, if they can be read, for a caller who can do without. */
  public Optional<AddressIds> readable() {
    try {
      return find();
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  /**
   * Tells which of the known addresses mail does not reach; none when there is no key that can be
   * read.
   */
  public Predicate<EmailAddress> failing(Map<AddressId, AddressState> known) {
    return readable().map(ids -> ids.failing(known)).orElse(_ -> false);
  }

  private SecretItem secret() {
    return new SecretItem(table, AddressKeys.addressKey());
  }
}
