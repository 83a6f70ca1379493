package nl.leernetwerk.privacy.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.AddressKeys;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.store.Erased;
import nl.leernetwerk.privacy.store.PersonalStore;

/**
 * What is known about addresses that mail did not reach, and the addresses that mails themselves
 * hold.
 */
public record MailPersonalStore(Table table) implements PersonalStore {
  /**
   * How long a mail that could not be sent stays in a queue from which a person can send it again.
   */
  private static final Duration UNSENT_KEPT = Duration.ofDays(14);

  @Override
  public Set<StoredKind> kinds() {
    return Set.of(AddressKeys.ADDRESSES, MailItem.KIND);
  }

  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    ids.ifPresent(
        known ->
            new TableAddresses(table)
                .missed(known.of(person))
                .forEach(
                    it ->
                        export
                            .withObject("undeliveredAt")
                            .put(it.mail().text(), it.at().toString())));
    ids.map(known -> new TableAddresses(table).find(known.of(person)))
        .ifPresent(
            state -> {
              state
                  .suppression()
                  .ifPresent(
                      it ->
                          export
                              .putObject("noMailSince")
                              .put("at", it.since().toString())
                              .put("reason", Word.of(it.reason())));
              state.undelivered().forEach(mail -> export.withArray("undelivered").add(mail.text()));
            });
  }

  @Override
  public List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    erasure.asked().keySet().forEach(new TableAddresses(table)::forget);
    return List.of();
  }

  /**
   * Forgets the address of a person who left a registration, even when the mail that tells them so
   * was never sent. Also forgets what is known about addresses that nothing names any more.
   */
  @Override
  public void tidy(Optional<AddressIds> ids, Supplier<Set<EmailAddress>> people, Instant now) {
    var mails = new TableMails(table);
    new TableOutbox(table)
        .waitingSince(now.minus(UNSENT_KEPT)).stream()
            .filter(Mail.QUEUED::is)
            .map(Mail::of)
            .forEach(mails::forgetFormerAddress);
    ids.ifPresent(known -> tidyAddresses(known, people));
  }

  private void tidyAddresses(AddressIds ids, Supplier<Set<EmailAddress>> people) {
    var addresses = new TableAddresses(table);
    var marked = addresses.all().keySet();
    if (!marked.isEmpty()) {
      var there = people.get().stream().map(ids::of).collect(Collectors.toSet());
      marked.stream().filter(id -> !there.contains(id)).forEach(addresses::forget);
    }
  }
}
