package nl.leernetwerk.registration;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
import nl.leernetwerk.schools.Schools;
import org.junit.jupiter.api.Test;

/** The rules for changes of a registration, apart from how a change is stored. */
class AmendingTest {
  private static final RunningRound OPEN =
      new RunningRound(Sample.round(), new RoundProgress.Unclosed());
  private static final RoundProgress.Closed CLOSING =
      new RoundProgress.Closed(Instant.parse("2024-10-01T22:05:00Z"), Sample.SEED);
  private static final RunningRound CLOSED = new RunningRound(Sample.round(), CLOSING);
  private static final RunningRound ALLOCATED =
      new RunningRound(
          Sample.round(),
          new RoundProgress.Allocated(CLOSING, Instant.parse("2024-10-01T22:06:00Z")));

  private static final Arrival IN_TIME =
      new Arrival(Instant.parse("2024-10-01T21:59:59.999Z"), "in-time");
  private static final Arrival LATE = new Arrival(Instant.parse("2024-10-01T22:00:00Z"), "late");

  /** Three schools: two in the list and one that is not; the practitioner sent it in. */
  private static final Registration REGISTERED = Sample.form().register();

  private static final Submission SAYS = REGISTERED.submission();
  private static final Person SOMEBODY =
      new Person(
          "Iemand Anders", new EmailAddress("anders@example.org"), "docent", Optional.empty());

  private final List<Amendments.Next> written = new ArrayList<>();
  private Amendments.Written answer = new Amendments.Written.Done();
  private final Amending amending = new Amending(new OneAnswer(), new Listed());

  @Test
  void everything_may_change_until_the_last_instant_before_the_deadline() {
    var wanted = Sample.form().initiative("Anders").expectations("Iets anders").submission();
    assertEquals(List.of("#/initiative/name", "#/expectations"), refused(OPEN, wanted, pair(LATE)));
    var changed = changed(OPEN, wanted, pair(IN_TIME));
    assertEquals(wanted, changed.now().submission());
    assertEquals(2, changed.now().revision().version());
    assertEquals(2, changed.amendment().version());
    assertEquals(
        EnumSet.of(SubmissionField.INITIATIVE, SubmissionField.EXPECTATIONS),
        action(changed).fields());
  }

  @Test
  void a_closed_round_takes_no_more_changes_even_when_they_were_received_in_time() {
    var wanted = Sample.form().initiative("Anders").submission();
    assertEquals(List.of("#/initiative/name"), refused(CLOSED, wanted, pair(IN_TIME)));
  }

  @Test
  void a_pair_that_adds_a_school_arrives_anew_and_one_that_takes_a_school_away_keeps_its_time() {
    var more = changed(OPEN, Sample.form().codes("99AC00", "99CA00", "99AA00"), pair(IN_TIME));
    assertEquals(IN_TIME, more.now().arrival());
    assertEquals(Optional.of(REGISTERED.arrival().at()), action(more).arrivedBefore());
    assertEquals(
        List.of(new Participant.Listed(new SchoolCode("99AA00"))), action(more).schools().came());
    assertEquals(
        List.of(new Participant.Unlisted("De Nieuwe Brug", "Almere")),
        action(more).schools().gone());
    var fewer = changed(OPEN, Sample.form().codes("99AC00"), pair(IN_TIME));
    assertEquals(REGISTERED.arrival(), fewer.now().arrival());
    assertEquals(Optional.empty(), action(fewer).arrivedBefore());
  }

  @Test
  void a_pair_that_chooses_another_network_arrives_anew() {
    var before = Sample.form().codes("99CA00").register();
    var wanted = Sample.form().codes("99CA00").network(Sector.VO).submission();
    var answer =
        assertInstanceOf(
            Amending.Answer.Changed.class, amending.change(OPEN, before, wanted, pair(IN_TIME)));
    assertEquals(IN_TIME, answer.now().arrival());
  }

  @Test
  void an_organiser_who_adds_a_school_does_not_cost_the_initiative_its_time_of_arrival() {
    var more = changed(OPEN, Sample.form().codes("99AC00", "99AA00"), organiser(IN_TIME));
    assertEquals(REGISTERED.arrival(), more.now().arrival());
  }

  @Test
  void schools_that_do_not_fit_the_round_or_the_list_are_refused_and_nothing_is_written() {
    assertEquals(
        List.of("#/schools/1/code"),
        refused(OPEN, Sample.form().codes("99AC00", "98ZZ00").submission(), pair(IN_TIME)));
    assertEquals(
        List.of("#/network"),
        refused(OPEN, Sample.form().codes("99BA00").submission(), pair(IN_TIME)));
    var small = Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 2));
    assertEquals(
        List.of("#/schools"),
        refused(
            new RunningRound(small, new RoundProgress.Unclosed()),
            Sample.form().codes("99AA00", "99AB00", "99AC00").submission(),
            pair(IN_TIME)));
    assertEquals(List.of(), written);
  }

  @Test
  void after_the_deadline_a_pair_may_correct_only_its_own_details() {
    assertEquals(List.of("#/expectations"), refused(ALLOCATED, other(), pair(LATE)));
    assertEquals(
        List.of("#/schools"),
        refused(ALLOCATED, Sample.form().codes("99AC00").submission(), pair(LATE)));
    var changed = changed(ALLOCATED, Sample.form().phone("0182-123456"), pair(LATE));
    assertEquals(EnumSet.of(SubmissionField.PRACTITIONER_PHONE), action(changed).fields());
  }

  @Test
  void after_the_deadline_an_organiser_may_correct_texts_but_never_the_network() {
    assertEquals(other(), changed(CLOSED, other(), organiser(LATE)).now().submission());
    assertEquals(
        List.of("#/network"),
        refused(ALLOCATED, Sample.form().network(Sector.VO).submission(), organiser(LATE)));
  }

  @Test
  void an_organiser_may_replace_a_school_once_seats_are_allocated_but_not_change_the_seats() {
    var replaced = Sample.form().codes("99AC00", "99CA00", "99AA00").submission();
    var fewer = Sample.form().codes("99AC00").submission();
    assertEquals(List.of("#/schools"), refused(CLOSED, replaced, organiser(LATE)));
    assertEquals(replaced, changed(ALLOCATED, replaced, organiser(LATE)).now().submission());
    assertEquals(List.of("#/schools"), refused(ALLOCATED, fewer, organiser(LATE)));
    var initiatives = Sample.round(Policy.ARRIVAL, CapacityUnit.INITIATIVES, Sample.network("PO"));
    var counted = new RunningRound(initiatives, ALLOCATED.progress());
    assertEquals(fewer, changed(counted, fewer, organiser(LATE)).now().submission());
  }

  @Test
  void asking_for_what_it_already_says_writes_nothing_and_who_sent_it_in_never_changes() {
    var same = Sample.form().submittedBy(SubmittedBy.LEADER).submission();
    assertEquals(
        new Amending.Answer.Unchanged(REGISTERED),
        amending.change(OPEN, REGISTERED, same, pair(IN_TIME)));
    assertEquals(List.of(), written);
    var changed =
        changed(OPEN, Sample.form().submittedBy(SubmittedBy.LEADER).phone("1"), pair(IN_TIME));
    assertEquals(SubmittedBy.PRACTITIONER, changed.now().submission().submittedBy());
  }

  @Test
  void a_new_address_ends_the_link_of_the_old_one_unless_its_owner_gave_it() {
    var wanted = Sample.form().practitioner(SOMEBODY).submission();
    var own = changed(OPEN, wanted, pair(IN_TIME)).now().revision();
    assertEquals(new Membership(IN_TIME.at(), 1), own.practitioner());
    assertEquals(REGISTERED.revision().leader(), own.leader());
    for (var asked : List.of(asked(PairRole.LEADER, IN_TIME), organiser(IN_TIME))) {
      var others = changed(OPEN, wanted, asked).now().revision();
      assertEquals(new Membership(IN_TIME.at(), 2), others.practitioner());
      assertEquals(REGISTERED.revision().leader(), others.leader());
    }
    var respelled =
        new Person("Anders", new EmailAddress("Y.Oudkerk@Example.org"), "docent", Optional.empty());
    assertEquals(
        REGISTERED.revision().practitioner(),
        changed(OPEN, Sample.form().practitioner(respelled), asked(PairRole.LEADER, IN_TIME))
            .now()
            .revision()
            .practitioner());
  }

  @Test
  void a_change_is_mailed_to_both_and_to_each_address_that_leaves_once() {
    changed(OPEN, Sample.form().practitioner(SOMEBODY).submission(), pair(IN_TIME));
    assertEquals(
        List.of(
            RegistrationMails.amended(REGISTERED.reference(), Addressee.PRACTITIONER, 2),
            RegistrationMails.amended(REGISTERED.reference(), Addressee.LEADER, 2)),
        written.getLast().mails());
    var farewell = RegistrationMails.farewell(REGISTERED.reference(), PairRole.PRACTITIONER, 2);
    assertEquals(
        Map.of(farewell, SAYS.pair().practitioner().email()), written.getLast().farewells());
    var shared = Sample.form().sharedAddress().register();
    amending.change(OPEN, shared, SAYS, pair(IN_TIME));
    assertEquals(Map.of(), written.getLast().farewells(), "one of the two still has it");
    var both = Sample.form().practitioner(SOMEBODY).leader(SOMEBODY).submission();
    amending.change(OPEN, shared, both, pair(IN_TIME));
    assertEquals(
        Map.of(farewell, SAYS.pair().practitioner().email()), written.getLast().farewells());
    assertEquals(
        List.of(RegistrationMails.amended(REGISTERED.reference(), Addressee.PAIR, 2)),
        written.getLast().mails());
  }

  @Test
  void no_farewell_is_mailed_to_a_person_whose_data_was_removed() {
    var erased = Sample.form().leader(Person.ERASED).register();
    amending.handOver(OPEN, erased, PairRole.LEADER, SOMEBODY, pair(IN_TIME));
    assertEquals(Map.of(), written.getLast().farewells());
  }

  @Test
  void who_takes_over_a_place_gets_a_new_link_and_is_not_said_to_have_sent_the_form_in() {
    var taken =
        assertInstanceOf(
            Amending.Answer.Changed.class,
            amending.handOver(ALLOCATED, REGISTERED, PairRole.PRACTITIONER, SOMEBODY, pair(LATE)));
    assertEquals(SOMEBODY, taken.now().submission().pair().practitioner());
    assertEquals(SubmittedBy.OTHER, taken.now().submission().submittedBy());
    assertEquals(
        new Revision(2, new Membership(LATE.at(), 2), REGISTERED.revision().leader()),
        taken.now().revision());
    assertEquals(REGISTERED.arrival(), taken.now().arrival());
    var leader =
        assertInstanceOf(
            Amending.Answer.Changed.class,
            amending.handOver(ALLOCATED, REGISTERED, PairRole.LEADER, SOMEBODY, pair(LATE)));
    assertEquals(SubmittedBy.PRACTITIONER, leader.now().submission().submittedBy());
  }

  @Test
  void a_registration_is_withdrawn_and_restored_until_the_deadline_and_each_is_written_once() {
    var out =
        assertInstanceOf(
                Amending.Answer.Changed.class, amending.withdraw(OPEN, REGISTERED, pair(IN_TIME)))
            .now();
    assertEquals(new RegistrationState.Withdrawn(), out.state());
    assertEquals(SAYS, out.submission());
    assertEquals(new Amending.Answer.Unchanged(out), amending.withdraw(ALLOCATED, out, pair(LATE)));
    var back =
        assertInstanceOf(Amending.Answer.Changed.class, amending.restore(OPEN, out, pair(IN_TIME)))
            .now();
    assertEquals(new RegistrationState.Submitted(), back.state());
    assertEquals(3, back.revision().version());
    assertEquals(new Amending.Answer.Unchanged(back), amending.restore(OPEN, back, pair(IN_TIME)));
    assertEquals(2, written.size());
  }

  @Test
  void withdrawing_and_restoring_after_the_deadline_are_refused_with_what_each_person_can_do() {
    var out = REGISTERED.in(new RegistrationState.Withdrawn());
    assertTrue(notNow(amending.withdraw(CLOSED, REGISTERED, pair(LATE))).contains("jullie"));
    assertFalse(notNow(amending.withdraw(CLOSED, REGISTERED, organiser(LATE))).contains("jullie"));
    assertTrue(notNow(amending.restore(CLOSED, out, pair(LATE))).contains("jullie"));
    assertFalse(notNow(amending.restore(CLOSED, out, organiser(LATE))).contains("jullie"));
    notNow(amending.restore(CLOSED, out, pair(IN_TIME)));
    assertEquals(List.of(), written);
  }

  @Test
  void a_withdrawn_registration_can_neither_be_changed_nor_handed_over() {
    var out = REGISTERED.in(new RegistrationState.Withdrawn());
    notNow(amending.change(OPEN, out, other(), pair(IN_TIME)));
    notNow(amending.handOver(OPEN, out, PairRole.LEADER, SOMEBODY, pair(IN_TIME)));
    assertEquals(List.of(), written);
  }

  @Test
  void a_school_that_comes_by_hand_and_is_in_the_list_gets_its_code_and_one_that_was_there_stays() {
    var bridge = new Participant.Unlisted("De Nieuwe Brug", "Almere");
    var vlier = new Participant.Unlisted("Basisschool De Vlier", "Zwolle");
    var unknown = new Participant.Unlisted("Nergens", "Delft");
    var wanted = Sample.form().schools(bridge, vlier, unknown);
    assertEquals(
        List.of(bridge, new Participant.Listed(new SchoolCode("99AA00")), unknown),
        changed(OPEN, wanted, pair(IN_TIME)).now().submission().schools());
  }

  @Test
  void a_school_that_was_there_by_hand_stays_so_when_another_field_changes() {
    var vlier = Sample.form().schools(new Participant.Unlisted("Basisschool De Vlier", "Zwolle"));
    var before = vlier.register();
    var answer =
        assertInstanceOf(
            Amending.Answer.Changed.class,
            amending.change(
                OPEN, before, vlier.expectations("Anders").submission(), pair(IN_TIME)));
    assertEquals(before.submission().schools(), answer.now().submission().schools());
  }

  @Test
  void the_same_school_by_hand_and_by_code_is_refused_as_a_repetition() {
    var vlier = new Participant.Unlisted("Basisschool De Vlier", "Zwolle");
    var wanted = Sample.form().schools(new Participant.Listed(new SchoolCode("99AA00")), vlier);
    assertEquals(List.of("#/schools/1"), refused(OPEN, wanted.submission(), pair(IN_TIME)));
  }

  @Test
  void the_mail_to_who_takes_over_names_who_gave_the_place_and_no_other_mail_does() {
    var giver = SAYS.pair().leader();
    amending.handOver(OPEN, REGISTERED, PairRole.LEADER, SOMEBODY, pair(IN_TIME));
    var reference = REGISTERED.reference();
    assertEquals(
        Map.of(RegistrationMails.amended(reference, Addressee.LEADER, 2), giver),
        written.getLast().givers());
    var same =
        new Person("Iemand", SAYS.pair().practitioner().email(), "directeur", Optional.empty());
    amending.handOver(OPEN, REGISTERED, PairRole.LEADER, same, pair(IN_TIME));
    assertEquals(
        Map.of(RegistrationMails.amended(reference, Addressee.PAIR, 2), giver),
        written.getLast().givers());
    changed(OPEN, other(), pair(IN_TIME));
    assertEquals(Map.of(), written.getLast().givers());
  }

  @Test
  void a_submission_says_the_same_whoever_is_said_to_have_sent_it_in() {
    var leader = Sample.form().submittedBy(SubmittedBy.LEADER).submission();
    assertTrue(Amending.says(SAYS, leader));
    assertFalse(Amending.says(SAYS, other()));
  }

  @Test
  void the_journal_keeps_what_the_registration_no_longer_tells() {
    var renamed = changed(OPEN, Sample.form().initiative("Anders"), pair(IN_TIME));
    assertEquals(Optional.of(SAYS.initiative()), action(renamed).calledBefore());
    assertEquals(Optional.empty(), action(changed(OPEN, other(), pair(IN_TIME))).calledBefore());
    assertEquals(
        new AmendmentAction.HandedOver(
            PairRole.PRACTITIONER, Optional.of(SubmittedBy.PRACTITIONER)),
        handedOver(PairRole.PRACTITIONER));
    assertEquals(
        new AmendmentAction.HandedOver(PairRole.LEADER, Optional.empty()),
        handedOver(PairRole.LEADER));
  }

  private AmendmentAction handedOver(PairRole place) {
    return assertInstanceOf(
            Amending.Answer.Changed.class,
            amending.handOver(OPEN, REGISTERED, place, SOMEBODY, pair(IN_TIME)))
        .amendment()
        .action();
  }

  @Test
  void what_the_store_refuses_is_told_as_it_is() {
    var schools = SAYS.schools().subList(0, 1);
    answer = new Amendments.Written.Taken(schools);
    assertEquals(new Amending.Answer.Taken(schools), wantOther());
    answer = new Amendments.Written.Overtaken();
    assertEquals(new Amending.Answer.Overtaken(), wantOther());
    answer = new Amendments.Written.Busy();
    assertEquals(new Amending.Answer.Busy(), wantOther());
  }

  private static Submission other() {
    return Sample.form().expectations("Iets anders").submission();
  }

  private Amending.Answer wantOther() {
    return amending.change(OPEN, REGISTERED, other(), pair(IN_TIME));
  }

  private static Amending.Asked pair(Arrival arrival) {
    return asked(PairRole.PRACTITIONER, arrival);
  }

  private static Amending.Asked asked(PairRole role, Arrival arrival) {
    return Amending.Asked.by(new Actor.Participant(REGISTERED.reference(), role), arrival);
  }

  private static Amending.Asked organiser(Arrival arrival) {
    return new Amending.Asked(new Actor.Organiser("noor"), arrival, Optional.of("gebeld"));
  }

  private Amending.Answer.Changed changed(
      RunningRound running, Sample.Form wanted, Amending.Asked asked) {
    return changed(running, wanted.submission(), asked);
  }

  private Amending.Answer.Changed changed(
      RunningRound running, Submission wanted, Amending.Asked asked) {
    return assertInstanceOf(
        Amending.Answer.Changed.class, amending.change(running, REGISTERED, wanted, asked));
  }

  private List<String> refused(RunningRound running, Submission wanted, Amending.Asked asked) {
    return assertInstanceOf(
            Amending.Answer.Invalid.class, amending.change(running, REGISTERED, wanted, asked))
        .errors()
        .stream()
        .map(FieldError::pointer)
        .toList();
  }

  private static String notNow(Amending.Answer answer) {
    return assertInstanceOf(Amending.Answer.NotNow.class, answer).detail();
  }

  private static AmendmentAction.Changed action(Amending.Answer.Changed changed) {
    return assertInstanceOf(AmendmentAction.Changed.class, changed.amendment().action());
  }

  /** Keeps what it is asked to write, and gives the answer that the test wants. */
  private final class OneAnswer implements Amendments {
    @Override
    public Written write(Round round, Next next) {
      written.add(next);
      return answer;
    }

    @Override
    public List<Amendment> of(Reference registration) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Readings<Amendment> read(String round) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Amendment> find(Reference registration, int version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void forgetReason(Reference registration, int version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void forgetFormerName(Reference registration, int version) {
      throw new UnsupportedOperationException();
    }
  }

  /** The sample's list of schools. */
  private static final class Listed implements Schools {
    @Override
    public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
      var found = Sample.schools();
      found.keySet().retainAll(Set.copyOf(codes));
      return found;
    }

    @Override
    public Map<SchoolName, SchoolCode> byName(Collection<SchoolName> names) {
      var listed = Sample.schools().values().stream().collect(toMap(SchoolName::of, School::code));
      listed.keySet().retainAll(Set.copyOf(names));
      return listed;
    }

    @Override
    public List<School> all() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void load(Collection<School> schools) {
      throw new UnsupportedOperationException();
    }
  }
}
