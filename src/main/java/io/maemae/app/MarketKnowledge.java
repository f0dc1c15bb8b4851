package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Inbox;
import io.maemae.desk.MarketFacts;
import io.maemae.desk.Timers;
import io.maemae.market.Instruments;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * What is listed and which days are open: once for all threads, kept up to date from a broker, and
 * once for the desk, which learns of a change by an event.
 */
final class MarketKnowledge {
  private final Instruments instruments = Instruments.wellKnown();
  private final TradingCalendar calendar;
  private final MarketFacts ofDesk;
  private final InstantSource clock;
  private final Inbox inbox;

  /** What the program and its configuration know. */
  MarketKnowledge(Configuration configuration, InstantSource clock, Inbox inbox) {
    this.clock = clock;
    this.inbox = inbox;
    calendar = Plans.calendar(configuration);
    ofDesk = new MarketFacts(instruments.copy(), Plans.calendar(configuration));
  }

  /** For all but the desk. */
  Instruments instruments() {
    return instruments;
  }

  /** For all but the desk. */
  TradingCalendar calendar() {
    return calendar;
  }

  /** For the desk; changed by its thread alone, once it runs. */
  MarketFacts ofDesk() {
    return ofDesk;
  }

  /** Keeps the list up to date, from the brokers that there are. */
  InstrumentUpdates updates(
      Configuration configuration, Brokers brokers, InstrumentUpdates.Reporter reporter) {
    return new InstrumentUpdates(
        instruments,
        new InstrumentFile(configuration.dataDir()),
        brokers.instrumentSource().map(this::telling),
        clock,
        reporter);
  }

  private InstrumentUpdates.Source telling(InstrumentUpdates.Source source) {
    return answer ->
        source.instruments(
            reading -> {
              answer.accept(reading);
              inbox.post(new DeskEvent.InstrumentsListed(instruments.copy(), clock.instant()));
            });
  }

  /** Keeps the days up to date, likewise. */
  BrokerDays days(
      Configuration configuration,
      Brokers brokers,
      Timers timers,
      InstrumentUpdates.Reporter reporter) {
    return new BrokerDays(
        calendar,
        configuration.dataDir(),
        brokers.daysSource().map(this::telling),
        clock,
        timers,
        reporter);
  }

  private BrokerDays.Source telling(BrokerDays.Source source) {
    return (today, answer) ->
        source.days(
            today,
            reading -> {
              answer.accept(reading);
              if (reading instanceof Reading.Complete<SortedMap<LocalDate, Boolean>> days) {
                inbox.post(new DeskEvent.DaysTold(days.value(), today, clock.instant()));
              }
            });
  }

  /** Lets the desk know what was loaded; before it runs. */
  void toDesk() {
    ofDesk.instruments().take(instruments);
    ofDesk.calendar().learn(calendar.learnedSince(LocalDate.MIN), LocalDate.MIN);
  }
}
