package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.market.MarketTime;
import io.maemae.order.OrderId;
import io.maemae.order.SubmitResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that never left is said not to have, and does not leave later. */
public abstract class DepartureContract {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path tokens;
  private ManualRig rig;

  /** A live account with that time between two requests; nobody has a token yet. */
  protected abstract ManualRig rig(Path tokens, Duration interval);

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private ManualRig loggedIn() {
    rig = rig(tokens, Duration.ZERO);
    logIn();
    return rig;
  }

  private void logIn() {
    rig.inTime(rig.connection().source()::balance);
    rig.timeline.advance(LONG);
  }

  @Test
  void aServerThatRefusesConnectionsGotNothing() {
    loggedIn().goAway();

    assertInstanceOf(SubmitResult.NotSent.class, rig.submit(ManualRig.buy(10)));

    rig.comeBack();
    rig.timeline.advance(LONG);
    assertEquals(0, rig.orderRequests());
    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(ManualRig.buy(10)));
  }

  @Test
  void aHostWithoutAnAddressGotNothing() {
    loggedIn();
    assertNotSentTo(URI.create("https://broker.invalid:9443"));
  }

  @Test
  void aServerThatSpeaksNoTlsGotNothing() throws IOException {
    loggedIn();
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> hangsUp =
          CompletableFuture.runAsync(
              () -> {
                try (var socket = plain.accept()) {
                  socket.getInputStream().read();
                  socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes());
                } catch (IOException e) {
                  // The other side hung up first.
                }
              });

      assertNotSentTo(URI.create("https://127.0.0.1:" + plain.getLocalPort()));
      hangsUp.join();
    }
  }

  /** The token is kept, so an order is the first to go there. */
  private void assertNotSentTo(URI host) {
    try (ManualRig there = rig.again(tokens, host)) {
      assertInstanceOf(SubmitResult.NotSent.class, there.submit(ManualRig.buy(10)));
    }
  }

  @Test
  void withoutATokenAnOrderIsWithdrawnAtItsDeadlineAndNeverLeavesLater() {
    rig = rig(tokens, Duration.ZERO);
    rig.failTokens(1);
    assertInstanceOf(SubmitResult.NotSent.class, rig.submit(ManualRig.buy(10)));

    // The next token may be asked for in a minute only; nobody waits for it so long.
    CompletableFuture<SubmitResult> second = submitted(11);
    rig.timeline.advance(AdapterHarness.DEADLINE.plusMillis(1));
    assertEquals(new SubmitResult.NotSent("reason:order.late"), second.getNow(null));

    rig.timeline.advance(LONG);
    rig.awaitTokenRequests(2);
    logIn();
    rig.timeline.advance(LONG);
    assertEquals(0, rig.orderRequests());
  }

  @Test
  void withoutATokenACancelWaitsForTheNextOne() {
    rig = rig(tokens, Duration.ZERO);
    rig.failTokens(1);
    assertInstanceOf(SubmitResult.NotSent.class, rig.submit(ManualRig.buy(10)));

    CompletableFuture<SubmitResult> cancel =
        ManualRig.asked(
            told ->
                rig.connection()
                    .gateway()
                    .cancel(
                        ManualRig.cancelOf(
                            new OrderId(
                                "mine", MarketTime.date(rig.clock.instant()), "06010", "1")),
                        told));
    rig.timeline.settle();
    rig.timeline.advance(Duration.ofSeconds(65));
    rig.awaitTokenRequests(2);

    assertInstanceOf(SubmitResult.Rejected.class, cancel.orTimeout(5, TimeUnit.SECONDS).join());
  }

  private CompletableFuture<SubmitResult> submitted(long quantity) {
    CompletableFuture<SubmitResult> answer =
        ManualRig.asked(told -> rig.connection().gateway().submit(ManualRig.buy(quantity), told));
    rig.timeline.settle();
    return answer;
  }

  @Test
  void whatCannotLeaveInTimeIsWithdrawnAndDoesNotHoldUpWhatComesLater() {
    rig = rig(tokens, Duration.ofMillis(150));
    logIn();
    List<CompletableFuture<SubmitResult>> answers = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      answers.add(submitted(i));
    }

    rig.timeline.advance(Duration.ofMillis(420));
    List<SubmitResult> withdrawn =
        answers.subList(3, 20).stream().map(a -> a.getNow(null)).toList();
    assertEquals(Collections.nCopies(17, new SubmitResult.NotSent("reason:order.late")), withdrawn);

    CompletableFuture<SubmitResult> later = submitted(21);
    rig.timeline.advance(Duration.ofMillis(150));
    assertInstanceOf(SubmitResult.Accepted.class, later.orTimeout(5, TimeUnit.SECONDS).join());
    answers.subList(0, 3).forEach(a -> assertInstanceOf(SubmitResult.Accepted.class, a.join()));
    rig.timeline.advance(LONG);
    assertEquals(4, rig.orderRequests());
  }

  @Test
  void nothingLeavesAfterTheAdapterWasClosed() {
    loggedIn();
    rig.connection().close();
    rig.timeline.settle();

    assertInstanceOf(SubmitResult.NotSent.class, rig.submit(ManualRig.buy(10)));
    assertEquals(0, rig.orderRequests());
  }
}
