package io.maemae.broker.kis;

import io.maemae.config.Secret;
import io.maemae.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Settings that are those of another account but for what is said here. */
final class ChangedSettings {
  private final KisSettings before;
  private KisEnvironment environment;
  private Secret appKey;
  private Secret appSecret;
  private String htsId;
  private Venue venue;
  private URI rest;
  private URI stream;
  private Duration interval;
  private Duration orderDeadline;

  private ChangedSettings(KisSettings before) {
    this.before = before;
    environment = before.environment();
    appKey = before.appKey();
    appSecret = before.appSecret();
    htsId = before.htsId();
    venue = before.venue();
    rest = before.rest();
    stream = before.stream();
    interval = before.interval();
    orderDeadline = before.orderDeadline();
  }

  static KisSettings of(KisSettings before, UnaryOperator<ChangedSettings> changes) {
    return changes.apply(new ChangedSettings(before)).settings();
  }

  private KisSettings settings() {
    return new KisSettings(
        before.name(),
        environment,
        appKey,
        appSecret,
        before.customer(),
        before.product(),
        htsId,
        venue,
        rest,
        stream,
        interval,
        orderDeadline,
        before.readDeadline());
  }

  ChangedSettings environment(KisEnvironment other) {
    environment = other;
    return this;
  }

  ChangedSettings appKey(Secret other) {
    appKey = other;
    return this;
  }

  ChangedSettings appSecret(Secret other) {
    appSecret = other;
    return this;
  }

  ChangedSettings htsId(String other) {
    htsId = other;
    return this;
  }

  ChangedSettings venue(Venue other) {
    venue = other;
    return this;
  }

  ChangedSettings rest(URI other) {
    rest = other;
    return this;
  }

  ChangedSettings stream(URI other) {
    stream = other;
    return this;
  }

  ChangedSettings interval(Duration other) {
    interval = other;
    return this;
  }

  ChangedSettings orderDeadline(Duration other) {
    orderDeadline = other;
    return this;
  }
}
