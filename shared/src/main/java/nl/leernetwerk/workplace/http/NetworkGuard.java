package nl.leernetwerk.workplace.http;

import java.util.function.BiFunction;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;

/**
 * Lets in the facilitators of a network, and organisers. To anybody else a network of others and
 * one that does not exist are the same.
 */
public record NetworkGuard(Rounds rounds) {
  private static final Problem NO_NETWORK =
      new Problem(
          404,
          "no-network",
          "Dit leernetwerk kennen we niet",
          "In deze ronde is er geen leernetwerk met deze naam. Kies er een uit de lijst.");

  /** The answer for who may see the network that the path names; others are refused. */
  public HttpResponse about(
      HttpRequest request, BiFunction<RunningRound, Network, HttpResponse> answer) {
    var caller = request.caller();
    var round = rounds.find(request.path().getOrDefault("round", ""));
    var network =
        round
            .flatMap(it -> it.round().network(request.path().getOrDefault("network", "")))
            .filter(it -> it.isVisibleTo(caller));
    if (network.isPresent()) {
      return answer.apply(round.orElseThrow(), network.get());
    }
    if (!(caller instanceof Caller.Organiser)) {
      return MemberGuard.NOT_YOURS.response();
    }
    return (round.isEmpty() ? Problems.NO_ROUND : NO_NETWORK).response();
  }
}
