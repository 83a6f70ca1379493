package nl.leernetwerk.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Calls that race each other. */
public final class AtOnce {
  private AtOnce() {}

  /** Does everything at the same moment, each in a thread of its own. */
  public static <T> List<T> atOnce(List<Callable<T>> calls) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.call();
                          }))
              .toList();
      start.countDown();
      var all = new ArrayList<T>();
      for (var result : results) {
        all.add(result.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
