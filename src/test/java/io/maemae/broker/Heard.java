package io.maemae.broker;

import io.maemae.market.MarketEvent;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the stream brought. */
public final class Heard implements StreamListener {
  public final List<ExecutionNotice> notices = new CopyOnWriteArrayList<>();
  public final List<MarketEvent> market = new CopyOnWriteArrayList<>();
  public final List<Set<Symbol>> gaps = new CopyOnWriteArrayList<>();
  public final List<Map.Entry<String, Reading<List<Symbol>>>> conditions =
      new CopyOnWriteArrayList<>();
  public final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  public void market(MarketEvent event) {
    market.add(event);
  }

  @Override
  public void gap(Set<Symbol> symbols) {
    gaps.add(symbols);
  }

  @Override
  public void notice(ExecutionNotice notice) {
    notices.add(notice);
  }

  @Override
  public void balanceChanged() {
    said.add("balance");
  }

  @Override
  public void unreadableNotice(String why) {
    said.add("unreadable " + why);
  }

  @Override
  public void condition(String name, Reading<List<Symbol>> symbols) {
    conditions.add(Map.entry(name, symbols));
  }

  @Override
  public void up() {
    said.add("up");
  }

  @Override
  public void down(String why, boolean elsewhere) {
    said.add((elsewhere ? "elsewhere " : "down ") + why);
  }

  @Override
  public void accessRefused(String why) {
    said.add("refused " + why);
  }

  @Override
  public void accessUnanswered(String why) {
    said.add("unanswered " + why);
  }
}
