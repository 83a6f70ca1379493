package nl.leernetwerk.table;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.mail.AddressId;
import nl.leernetwerk.mail.AddressIds;
import nl.leernetwerk.mail.AddressState;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of the addresses' ids. It stands in the table itself: who can read that sees the
 * addresses anyway, and what leaves it says nothing without the key.
 */
public record TableAddressIds(Table table) {
  private static final String KEY = "key";
  private static final int BYTES = 32;

  /** The ids, once there are any; without them nothing can be known of an address. */
  public Optional<AddressIds> find() {
    var item = table.item(Keys.addressKey());
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  /** The ids, whose key is made when there is none yet. */
  public AddressIds findOrMake(RandomGenerator random) {
    return find().orElseGet(() -> make(random));
  }

  /** Which addresses fail, of those of which that is known; none when there is no key yet. */
  public Predicate<EmailAddress> failing(Map<AddressId, AddressState> known) {
    return find().map(ids -> ids.failing(known)).orElse(_ -> false);
  }

  private AddressIds make(RandomGenerator random) {
    var key = new byte[BYTES];
    random.nextBytes(key);
    var item = Map.of(KEY, AttributeValue.fromB(SdkBytes.fromByteArray(key)));
    // Of two who make one at once, the first one's holds.
    table.putNew(Attributes.merge(Keys.addressKey(), item));
    return find().orElseThrow();
  }

  private static AddressIds read(Map<String, AttributeValue> item) {
    return new AddressIds(item.get(KEY).b().asByteArray());
  }
}
