package nl.leernetwerk.kernel;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that is stored cannot be read, and what was asked cannot be done rightly without it.
 * Whoever catches it tells a person, holds that one thing, and goes on with all else: once the item
 * is mended the same question is answered.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient UnreadableItem item;
  private final transient Optional<EmailAddress> contact;

  /** That item cannot be read. */
  public Unreadable(UnreadableItem item) {
    this(item, Optional.empty());
  }

  /**
   * The same.
   *
   * @param contact whom people can write to about it, if that is known
   */
  public Unreadable(UnreadableItem item, Optional<EmailAddress> contact) {
    super("unreadable: " + item.key());
    this.item = item;
    this.contact = contact;
  }

  /** Which item it is. */
  public UnreadableItem item() {
    return item;
  }

  /** Whom people can write to about it. */
  public Optional<EmailAddress> contact() {
    return contact;
  }

  /** Asks something; if that needs an item that cannot be read, people are given this address. */
  public static <T> T naming(EmailAddress contact, Supplier<T> question) {
    try {
      return question.get();
    } catch (Unreadable e) {
      throw e.contact.isPresent() ? e : new Unreadable(e.item, Optional.of(contact));
    }
  }
}
