package nl.leernetwerk.registration.table;

import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.table.SecretItem;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.LinkKey;

/**
 * The key of the personal links, an item of the table. Without the item no link works. Removing it
 * makes every existing link useless, and the next mail makes another key.
 */
public record TableLinkKey(Table table) {

  /** The key; empty until a mail with a link was written. */
  public Optional<LinkKey> find() {
    return secret().find().map(LinkKey::new);
  }

  /** The key; it is made when there is none yet. */
  public LinkKey findOrMake(RandomGenerator random) {
    return new LinkKey(secret().findOrMake(random));
  }

  private SecretItem secret() {
    return new SecretItem(table, RegistrationKeys.linkKey());
  }
}
