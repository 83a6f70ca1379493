package nl.leernetwerk.simulation.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An expression of a request, read once and kept.
 *
 * @param meaning what it says
 * @param words every word in it that begins with {@code #} or {@code :}
 */
record Expression<T>(T meaning, Set<String> words) {
  private static final Map<String, Expression<Condition>> CONDITIONS = new ConcurrentHashMap<>();
  private static final Map<String, Expression<Actions>> UPDATES = new ConcurrentHashMap<>();
  private static final Map<String, Expression<KeyCondition>> KEYS = new ConcurrentHashMap<>();
  private static final Expression<Condition> ALWAYS =
      new Expression<>(new Condition.Always(), Set.of());

  /** A condition or a filter. */
  static Expression<Condition> condition(Optional<String> text) {
    return text.map(it -> read(CONDITIONS, it, Reader::condition)).orElse(ALWAYS);
  }

  static Expression<Actions> update(String text) {
    return read(UPDATES, text, Reader::update);
  }

  static Expression<KeyCondition> keyCondition(String text) {
    return read(KEYS, text, Reader::keyCondition);
  }

  private static <T> Expression<T> read(
      Map<String, Expression<T>> known, String text, Function<Reader, T> grammar) {
    // Most were read before, and this asks for no lock.
    var before = known.get(text);
    if (before != null) {
      return before;
    }
    return known.computeIfAbsent(
        text,
        it -> {
          var reader = new Reader(it);
          var meaning = grammar.apply(reader);
          reader.end();
          return new Expression<>(meaning, Set.copyOf(reader.words));
        });
  }

  /** Reads what the adapters write, and refuses all else. */
  private static final class Reader {
    private static final Pattern WORD =
        Pattern.compile("\\s*([:#]?[A-Za-z_][A-Za-z0-9_]*|<>|<=|>=|\\S)");
    private static final Pattern NAME = Pattern.compile("#?[A-Za-z_][A-Za-z0-9_]*");
    private static final String END = "";

    private final String text;
    private final List<String> all = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private int at;

    // Where the last parentheses opened, and what came after them.
    private int opened;
    private int closed;

    Reader(String text) {
      this.text = text;
      WORD.matcher(text).results().forEach(it -> all.add(it.group(1)));
      all.add(END);
    }

    // ---- Conditions --------------------------------------------------------------------------

    Condition condition() {
      var condition = both();
      while (skip("OR")) {
        condition = new Condition.Or(condition, both());
      }
      return condition;
    }

    private Condition both() {
      var condition = single();
      while (skip("AND")) {
        condition = new Condition.And(condition, single());
      }
      return condition;
    }

    private Condition single() {
      if (skip("NOT")) {
        return new Condition.Not(single());
      }
      if (skip("(")) {
        return inParentheses(at);
      }
      if (calls("attribute_exists")) {
        return closed(new Condition.Exists(name()));
      }
      if (calls("attribute_not_exists")) {
        return closed(new Condition.Not(new Condition.Exists(name())));
      }
      if (calls("contains")) {
        var name = name();
        expect(",");
        return closed(new Condition.Contains(name, value()));
      }
      return comparison(name());
    }

    /** DynamoDB minds parentheses around nothing but parentheses. */
    private Condition inParentheses(int start) {
      var inner = condition();
      if (opened == start && closed == at) {
        throw Errors.validation("The expression has redundant parentheses");
      }
      expect(")");
      opened = start - 1;
      closed = at;
      return inner;
    }

    private Condition comparison(String name) {
      return switch (next()) {
        case "=" -> new Condition.In(name, List.of(value()));
        case "<" -> new Condition.Compare(name, Condition.Order.LESS, value());
        case "<=" -> new Condition.Compare(name, Condition.Order.LESS_OR_EQUAL, value());
        case ">=" -> new Condition.Compare(name, Condition.Order.GREATER_OR_EQUAL, value());
        case "IN" -> {
          expect("(");
          yield closed(new Condition.In(name, list(this::value)));
        }
        default -> throw refused();
      };
    }

    private Condition closed(Condition condition) {
      expect(")");
      return condition;
    }

    // ---- Updates -----------------------------------------------------------------------------

    Actions update() {
      var actions = new ArrayList<Actions.Action>();
      var clauses = new HashSet<String>();
      while (!all.get(at).equals(END)) {
        var clause = next();
        if (!clauses.add(clause)) {
          throw refused();
        }
        actions.addAll(
            switch (clause) {
              case "SET" -> list(this::set);
              case "REMOVE" -> list(() -> new Actions.Action.Remove(name()));
              case "ADD" -> list(() -> new Actions.Action.Add(name(), value()));
              case "DELETE" -> list(() -> new Actions.Action.Delete(name(), value()));
              default -> throw refused();
            });
      }
      return new Actions(List.copyOf(actions));
    }

    private Actions.Action set() {
      var name = name();
      expect("=");
      if (!calls("if_not_exists")) {
        return new Actions.Action.Set(name, value());
      }
      var looked = name();
      expect(",");
      var action = new Actions.Action.SetIfAbsent(name, looked, value());
      expect(")");
      return action;
    }

    // ---- Keys --------------------------------------------------------------------------------

    KeyCondition keyCondition() {
      var name = name();
      expect("=");
      var value = value();
      if (!skip("AND")) {
        return new KeyCondition(name, value, Optional.empty());
      }
      if (!calls("begins_with")) {
        throw refused();
      }
      var sort = name();
      expect(",");
      var prefix = new KeyCondition.Prefix(sort, value());
      expect(")");
      return new KeyCondition(name, value, Optional.of(prefix));
    }

    // ---- Words -------------------------------------------------------------------------------

    private <A> List<A> list(Supplier<? extends A> one) {
      var list = new ArrayList<A>();
      do {
        list.add(one.get());
      } while (skip(","));
      return list;
    }

    /** The name of an attribute of the item itself; a part of one is never named. */
    private String name() {
      var name = next();
      if (!NAME.matcher(name).matches()) {
        throw refused();
      }
      if (name.startsWith("#")) {
        words.add(name);
      }
      return name;
    }

    private String value() {
      var value = next();
      if (!value.startsWith(":")) {
        throw refused();
      }
      words.add(value);
      return value;
    }

    private boolean calls(String function) {
      if (all.get(at).equals(function) && all.get(at + 1).equals("(")) {
        at += 2;
        return true;
      }
      return false;
    }

    private boolean skip(String word) {
      boolean there = all.get(at).equals(word);
      at += there ? 1 : 0;
      return there;
    }

    private void expect(String word) {
      if (!skip(word)) {
        at++;
        throw refused();
      }
    }

    private String next() {
      var word = all.get(at);
      at = Math.min(at + 1, all.size());
      return word;
    }

    void end() {
      expect(END);
    }

    private RuntimeException refused() {
      var word = all.get(Math.min(at, all.size()) - 1);
      return Errors.unsupported(
          "'" + (word.isEmpty() ? "the end" : word) + "' where it stands in: " + text);
    }
  }
}
