package nl.leernetwerk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who sets out to do what and when, by seed. */
final class Plan {
  private static final List<Act.Kind> WHILE_OPEN =
      List.of(
          Act.Kind.POST_AGAIN,
          Act.Kind.REUSE_KEY,
          Act.Kind.LOOK_AT_ROUND,
          Act.Kind.SEARCH_SCHOOLS,
          Act.Kind.CHANGE,
          Act.Kind.CHANGE,
          Act.Kind.CHANGE,
          Act.Kind.WITHDRAW,
          Act.Kind.WITHDRAW,
          Act.Kind.RESTORE,
          Act.Kind.HAND_OVER,
          Act.Kind.REQUEST_LINK,
          Act.Kind.FOLLOW_LINKS,
          Act.Kind.NAME_FACILITATOR,
          Act.Kind.CORRECT,
          Act.Kind.CORRECT_WITHDRAWAL,
          Act.Kind.SEND_AGAIN,
          Act.Kind.ORGANISER_LOOKS,
          Act.Kind.REDRIVE,
          Act.Kind.RELEASE);
  private static final List<Act.Kind> AFTERWARDS =
      List.of(
          Act.Kind.WITHDRAW,
          Act.Kind.WITHDRAW,
          Act.Kind.WITHDRAW,
          Act.Kind.ANSWER_OFFER,
          Act.Kind.ANSWER_OFFER,
          Act.Kind.ANSWER_OFFER,
          Act.Kind.ANSWER_OFFER,
          Act.Kind.CHANGE,
          Act.Kind.HAND_OVER,
          Act.Kind.REQUEST_LINK,
          Act.Kind.FOLLOW_LINKS,
          Act.Kind.NAME_FACILITATOR,
          Act.Kind.CORRECT,
          Act.Kind.SEND_AGAIN,
          Act.Kind.RAISE_CAPACITY,
          Act.Kind.RAISE_CAPACITY,
          Act.Kind.OPEN_NETWORK,
          Act.Kind.MOVE,
          Act.Kind.MERGE,
          Act.Kind.PUT_BACK,
          Act.Kind.ENTER,
          Act.Kind.ENTER,
          Act.Kind.ORGANISER_LOOKS,
          Act.Kind.FORGET_REASON,
          Act.Kind.FACILITATOR_LOOKS,
          Act.Kind.REDRIVE,
          Act.Kind.RELEASE,
          Act.Kind.EXPORT);

  private static final List<Act.Kind> TOGETHER =
      List.of(
          Act.Kind.RAISE_CAPACITY,
          Act.Kind.PUT_BACK,
          Act.Kind.RAISE_CAPACITY,
          Act.Kind.WITHDRAW,
          Act.Kind.WITHDRAW,
          Act.Kind.ANSWER_OFFER,
          Act.Kind.ENTER,
          Act.Kind.ENTER);

  private final Dice dice;
  private final Season season;
  private final List<Act> acts = new ArrayList<>();

  private Plan(Dice dice, Season season) {
    this.dice = dice;
    this.season = season;
  }

  /** Everything until seats are allocated. */
  static List<Act> untilAllocation(Dice dice, Season season) {
    var plan = new Plan(dice, season);
    plan.registration();
    return plan.inOrder();
  }

  /** What happens between two moments after that. */
  static List<Act> afterwards(Dice dice, Season season, Instant from, Instant until) {
    var plan = new Plan(dice, season);
    var rushes = plan.moments("later", 3, from, until);
    int count = (int) dice.between("later acts", 5, 13);
    for (int i = 0; i < count; i++) {
      var kind = dice.pick("later kind " + i, AFTERWARDS);
      plan.add(1000 + i, kind, plan.moment("later " + i, rushes, from, until));
    }
    for (int i = 0; i < (int) dice.between("writes later", 0, 3); i++) {
      plan.add(1200 + i, Act.Kind.WRITE, plan.moment("writes later " + i, rushes, from, until));
    }
    if (Season.tight(dice)) {
      plan.together(from, until);
    }
    return plan.inOrder();
  }

  /** Who asks to be erased. */
  static List<Act> erasures(Dice dice, Season season, Instant from) {
    var plan = new Plan(dice, season);
    for (int i = 0; i < 2; i++) {
      plan.add(2000 + i, Act.Kind.ERASE, from.plusSeconds(dice.between("erase " + i, 0, 5)));
    }
    return plan.inOrder();
  }

  private void registration() {
    var opens = season.opensAt();
    var ends = Season.endOf(season.deadline());
    add(0, Act.Kind.OPEN_ROUND, opens.minus(Duration.ofHours(30)));
    var rushes = moments("rush", 2, opens, ends);
    var last = new ArrayList<>(rushes);
    last.add(ends.minusMillis(400));
    last.add(opens);
    int count = (int) dice.between("initiatives", 3, 8);
    for (int i = 1; i <= count; i++) {
      var kind = dice.happens("twice " + i, 0.15) ? Act.Kind.REGISTER_TWICE : Act.Kind.REGISTER;
      add(i, kind, moment("register " + i, last, opens, ends));
    }
    boolean extends_ = dice.happens("extends", 0.3);
    if (Season.tight(dice)) {
      var end = Season.endOf(extends_ ? season.extended() : season.deadline());
      for (int i = 0; i < 5; i++) {
        add(90 + i, Act.Kind.REGISTER, end.minusMillis(dice.between("just in time " + i, 1, 900)));
      }
    }
    if (extends_) {
      add(
          100,
          Act.Kind.EXTEND,
          dice.happens("extends late", 0.6)
              ? ends.minusMillis(dice.between("extends at", 10, 4000))
              : moment("extends", rushes, opens, ends));
    }
    if (dice.happens("writes", 0.3)) {
      add(99, Act.Kind.WRITE, moment("writes", rushes, opens.plusSeconds(60), ends));
    }
    int others = (int) dice.between("other acts", 2, 11);
    var end = extends_ ? Season.endOf(season.extended()) : ends;
    for (int i = 0; i < others; i++) {
      add(
          101 + i,
          dice.pick("kind " + i, WHILE_OPEN),
          moment("other " + i, rushes, opens.plusSeconds(60), end));
    }
  }

  /** Several people change one roster within the same hundredths of a second. */
  private void together(Instant from, Instant until) {
    for (int meeting = 0; meeting < 3; meeting++) {
      var at = within("together " + meeting, from, until);
      for (int i = 0; i < TOGETHER.size(); i++) {
        int number = 1100 + 10 * meeting + i;
        add(number, TOGETHER.get(i), at.plusMillis(dice.between("together " + number, 0, 40)));
      }
    }
  }

  private List<Instant> moments(String name, int count, Instant from, Instant until) {
    var moments = new ArrayList<Instant>();
    for (int i = 0; i < count; i++) {
      moments.add(within(name + " moment " + i, from, until));
    }
    return moments;
  }

  /** Often together with others, in the same second or two. */
  private Instant moment(String name, List<Instant> rushes, Instant from, Instant until) {
    return dice.happens(name + " rushes", 0.6)
        ? dice.pick(name + " rush", rushes).plusMillis(dice.crowded(name + " in", 0, 4000))
        : within(name, from, until);
  }

  private Instant within(String name, Instant from, Instant until) {
    return Instant.ofEpochMilli(
        dice.between(name + " at", from.toEpochMilli(), until.toEpochMilli()));
  }

  private void add(int number, Act.Kind kind, Instant at) {
    acts.add(new Act(number, kind, at));
  }

  private List<Act> inOrder() {
    acts.sort(Comparator.comparing(Act::at).thenComparing(Act::number));
    return acts;
  }
}
