package io.maemae.telegram;

import io.maemae.command.ClockOffset;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/** How far the machine's clock is from the server's, by the dates of answers that come anyway. */
final class ServerTime implements Interceptor {
  /** A date is cut to the second: it is half of one older than it says, as a rule. */
  private static final Duration CUT = Duration.ofMillis(500);

  private final InstantSource machineTime;

  /** Written by the threads that ask the server, read by all. */
  private volatile ClockOffset last;

  ServerTime(InstantSource machineTime) {
    this.machineTime = machineTime;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Instant date = response.headers().getInstant("Date");
    if (date != null) {
      Instant now = machineTime.instant();
      last = new ClockOffset(Duration.between(date.plus(CUT), now), now);
    }
    return response;
  }

  /** What was seen last; empty if no answer had a date. */
  Optional<ClockOffset> last() {
    return Optional.ofNullable(last);
  }
}
