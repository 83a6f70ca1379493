package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationStateTest {
  private static final List<RegistrationState> WITH_SEATS =
      List.of(
          new RegistrationState.Seated("PO"),
          new RegistrationState.Accepted("PO"),
          new RegistrationState.Offered("PO", Instant.EPOCH));

  private static final List<RegistrationState> WITHOUT =
      List.of(
          new RegistrationState.Submitted(),
          new RegistrationState.Waiting(),
          new RegistrationState.Declined(),
          new RegistrationState.Expired(),
          new RegistrationState.Withdrawn());

  @Test
  void seats_move_to_another_network_and_nothing_else_about_them_changes() {
    for (var state : WITH_SEATS) {
      assertEquals(Optional.of("PO-2"), state.at("PO-2").network());
      assertEquals(state, state.at("PO-2").at("PO"));
    }
    for (var state : WITHOUT) {
      assertEquals(Optional.empty(), state.network());
      assertEquals(state, state.at("PO-2"));
    }
  }

  @Test
  void each_state_has_its_public_name() {
    assertEquals(List.of("seated", "accepted", "offered"), words(WITH_SEATS));
    assertEquals(
        List.of("submitted", "waiting", "declined", "expired", "withdrawn"), words(WITHOUT));
  }

  private static List<String> words(List<RegistrationState> states) {
    return states.stream().map(RegistrationState::word).toList();
  }
}
