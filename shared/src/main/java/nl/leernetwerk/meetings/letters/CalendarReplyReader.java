package nl.leernetwerk.meetings.letters;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.meetings.CalendarReply;
import nl.leernetwerk.meetings.CalendarReply.Answer;
import nl.leernetwerk.meetings.CalendarReply.NotRead;
import nl.leernetwerk.meetings.CalendarReply.Said;
import nl.leernetwerk.meetings.CalendarReply.Why;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads what a calendar answers (RFC 5546, 3.2.3; RFC 6047). Anybody can send such a mail, so
 * everything has a limit and nothing throws. The file is taken apart into its properties only: no
 * zone and no repetition in it is ever worked out, which could take a processor for days.
 */
public final class CalendarReplyReader {
  private static final int MOST_BYTES = 5 * 1024 * 1024;
  private static final int MOST_CALENDAR_BYTES = 64 * 1024;
  private static final int MOST_PARTS = 50;
  private static final int DEEPEST = 8;
  private static final int LONGEST_UID = 255;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxHeaderCount(500)
          .setMaxHeaderLen(20_000)
          .setMaxLineLen(100_000)
          .build();

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern MAIL_TO = Pattern.compile("(?i)mailto:(.+)");

  private CalendarReplyReader() {}

  /** The answer in the bytes of a whole message, or why there is none. */
  public static CalendarReply read(byte[] message) {
    if (message.length > MOST_BYTES) {
      return new NotRead(Why.TOO_LARGE);
    }
    try {
      var answers = new HashSet<CalendarReply>();
      for (var file : calendars(message)) {
        answers.add(answer(file));
      }
      // Many calendars send the same file twice: as an alternative of the text, and attached.
      return switch (answers.size()) {
        case 0 -> new NotRead(Why.NO_CALENDAR);
        case 1 -> answers.iterator().next();
        default -> new NotRead(Why.NOT_ONE_ANSWER);
      };
    } catch (Refused e) {
      return new NotRead(e.why);
    } catch (IOException | MimeException | RuntimeException _) {
      return new NotRead(Why.BROKEN);
    }
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final Why why;

    Refused(Why why) {
      super(why.name());
      this.why = why;
    }
  }

  /** The calendar files of the message itself, and of none that it carries. */
  private static List<byte[]> calendars(byte[] message) throws IOException, MimeException, Refused {
    var files = new ArrayList<byte[]>();
    var stream = new MimeTokenStream(LIMITS);
    // A mail that came back, or was sent on, holds another mail with our own invitation.
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(message));
    int depth = 0;
    int parts = 0;
    Optional<String> method = Optional.empty();
    for (var state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_HEADER -> method = Optional.empty();
        case T_FIELD -> {
          if (stream.getField().getName().equalsIgnoreCase("Content-Type")) {
            method =
                method(
                    ContentTypeFieldLenientImpl.PARSER.parse(
                        stream.getField(), DecodeMonitor.SILENT));
          }
        }
        case T_START_MULTIPART -> depth++;
        case T_END_MULTIPART -> depth--;
        case T_START_BODYPART -> parts++;
        case T_BODY -> {
          if (calendar(stream.getBodyDescriptor().getMimeType())) {
            if (method.filter(it -> !it.equalsIgnoreCase("REPLY")).isPresent()) {
              throw new Refused(Why.NO_REPLY);
            }
            files.add(content(stream));
          }
        }
        default -> {
          // Nothing of it says anything.
        }
      }
      if (depth > DEEPEST || parts > MOST_PARTS) {
        throw new Refused(Why.TOO_MANY_PARTS);
      }
    }
    return files;
  }

  private static Optional<String> method(ContentTypeField type) {
    return Optional.ofNullable(type.getParameter("method"));
  }

  private static boolean calendar(String type) {
    return type.equals("text/calendar") || type.equals("application/ics");
  }

  private static byte[] content(MimeTokenStream stream) throws IOException, Refused {
    try (var in = stream.getDecodedInputStream()) {
      var content = in.readNBytes(MOST_CALENDAR_BYTES + 1);
      if (content.length > MOST_CALENDAR_BYTES) {
        throw new Refused(Why.TOO_LARGE);
      }
      return content;
    }
  }

  private static CalendarReply answer(byte[] file) throws IOException {
    var said = new Properties();
    try (var reader =
        new VObjectReader(
            new StringReader(new String(file, StandardCharsets.UTF_8)), SyntaxRules.iCalendar())) {
      reader.parse(said);
    }
    return said.answer();
  }

  /** The few properties that an answer needs. */
  private static final class Properties implements VObjectDataListener {
    private final List<String> methods = new ArrayList<>();
    private final List<String> uids = new ArrayList<>();
    private final List<String> sequences = new ArrayList<>();
    private final List<VObjectProperty> attendees = new ArrayList<>();
    private int calendars;
    private int events;

    CalendarReply answer() {
      if (!methods.equals(List.of("REPLY"))) {
        return new NotRead(methods.size() > 1 ? Why.NOT_ONE_ANSWER : Why.NO_REPLY);
      }
      if (calendars != 1 || events > 1 || uids.size() > 1 || attendees.size() > 1) {
        return new NotRead(Why.NOT_ONE_ANSWER);
      }
      return complete().orElse(new NotRead(Why.INCOMPLETE));
    }

    private Optional<CalendarReply> complete() {
      if (events == 0 || uids.isEmpty() || attendees.isEmpty() || sequences.size() > 1) {
        return Optional.empty();
      }
      var uid = VObjectPropertyValues.unescape(uids.getFirst()).strip();
      var sequence = sequences.isEmpty() ? "0" : sequences.getFirst().strip();
      if (uid.isEmpty() || uid.length() > LONGEST_UID || !NUMBER.matcher(sequence).matches()) {
        return Optional.empty();
      }
      var attendee = attendees.getFirst();
      return address(attendee.getValue())
          .flatMap(
              who ->
                  said(Objects.requireNonNullElse(
                          attendee.getParameters().get("PARTSTAT"), List.of()))
                      .map(it -> new Said(uid, Integer.parseInt(sequence), who, it)));
    }

    private static Optional<Answer> said(List<String> status) {
      return status.size() != 1
          ? Optional.empty()
          : switch (status.getFirst().toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Optional.of(Answer.ACCEPTED);
            case "DECLINED" -> Optional.of(Answer.DECLINED);
            case "TENTATIVE" -> Optional.of(Answer.TENTATIVE);
            default -> Optional.empty();
          };
    }

    private static Optional<EmailAddress> address(String uri) {
      var written = MAIL_TO.matcher(uri.strip());
      return written.matches()
          // A plus stands for itself here.
          ? EmailAddress.parse(
              URLDecoder.decode(written.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
          : Optional.empty();
    }

    @Override
    public void onComponentBegin(String name, Context context) {
      var parents = context.getParentComponents();
      if (parents.isEmpty()) {
        calendars++;
      } else if (parents.equals(List.of("VCALENDAR")) && !name.equals("VTIMEZONE")) {
        // An answer to a task or a diary is none to a meeting.
        events += name.equals("VEVENT") ? 1 : 2;
      }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
      var parents = context.getParentComponents();
      var name = property.getName().toUpperCase(Locale.ROOT);
      if (parents.equals(List.of("VCALENDAR")) && name.equals("METHOD")) {
        methods.add(property.getValue().strip().toUpperCase(Locale.ROOT));
      } else if (parents.equals(List.of("VCALENDAR", "VEVENT"))) {
        switch (name) {
          case "UID" -> uids.add(property.getValue());
          case "SEQUENCE" -> sequences.add(property.getValue());
          case "ATTENDEE" -> attendees.add(property);
          default -> {
            // Whatever else a calendar tells.
          }
        }
      }
    }

    @Override
    public void onComponentEnd(String name, Context context) {}

    @Override
    public void onVersion(String value, Context context) {}

    @Override
    public void onWarning(
        Warning warning, VObjectProperty property, Exception exception, Context context) {}
  }
}
