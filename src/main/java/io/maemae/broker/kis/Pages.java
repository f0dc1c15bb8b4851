package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.Outcome;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.RestCalls;
import io.maemae.broker.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a list that comes in pages, to its end or not at all: a page that could not be read, a key
 * that does not move, or more pages than there can be give no list. Timeline's thread.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api: header {@code
 * tr_cont} F or M says that there is more, {@code CTX_AREA_FK100} and {@code CTX_AREA_NK100} are
 * sent back as received with {@code tr_cont: N}.
 */
final class Pages {
  private static final int MOST = 100;

  /** How often it is begun anew because the data changed between two pages. */
  private static final int MOST_BEGINNINGS = 3;

  private final KisRest rest;

  Pages(KisRest rest) {
    this.rest = rest;
  }

  /**
   * All pages, in order.
   *
   * @param whole exactly one of this and the next is called, once
   * @param failed is told why there is no list
   */
  void read(
      Tr tr,
      Map<String, String> query,
      Urgency urgency,
      Consumer<List<KisAnswer>> whole,
      Consumer<String> failed) {
    begin(tr, query, urgency, 1, whole, failed);
  }

  private void begin(
      Tr tr,
      Map<String, String> query,
      Urgency urgency,
      int beginning,
      Consumer<List<KisAnswer>> whole,
      Consumer<String> failed) {
    Map<String, String> first = new LinkedHashMap<>(query);
    first.put("CTX_AREA_FK100", "");
    first.put("CTX_AREA_NK100", "");
    Runnable again =
        beginning < MOST_BEGINNINGS
            ? () -> begin(tr, query, urgency, beginning + 1, whole, failed)
            : () -> failed.accept(Why.CHANGED);
    new Run(tr, urgency, whole, failed, again).ask(first, false);
  }

  /** One way through the pages. */
  private final class Run {
    private final Tr tr;
    private final Urgency urgency;
    private final Consumer<List<KisAnswer>> whole;
    private final Consumer<String> failed;
    private final Runnable again;
    private final List<KisAnswer> pages = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    Run(
        Tr tr,
        Urgency urgency,
        Consumer<List<KisAnswer>> whole,
        Consumer<String> failed,
        Runnable again) {
      this.tr = tr;
      this.urgency = urgency;
      this.whole = whole;
      this.failed = failed;
      this.again = again;
    }

    void ask(Map<String, String> query, boolean next) {
      rest.read(new KisRest.Question(tr, query, next, urgency), outcome -> took(query, outcome));
    }

    private void took(Map<String, String> query, Outcome<KisAnswer> outcome) {
      if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
        failed.accept(outcome.words());
        return;
      }
      KisAnswer page = answered.answer();
      if (!page.isSuccess()) {
        if (ErrorTable.ofRead(page) == RestCalls.Fault.CHANGED) {
          again.run();
        } else {
          failed.accept(page.words());
        }
        return;
      }
      pages.add(page);
      if (page.hasMore()) {
        next(query, page);
      } else {
        whole.accept(List.copyOf(pages));
      }
    }

    private void next(Map<String, String> query, KisAnswer page) {
      Optional<String> key = page.key("ctx_area_nk100");
      if (key.isEmpty() || !keys.add(key.get()) || pages.size() >= MOST) {
        failed.accept(Why.ENDLESS);
        return;
      }
      Map<String, String> following = new LinkedHashMap<>(query);
      following.put("CTX_AREA_FK100", page.key("ctx_area_fk100").orElse(""));
      following.put("CTX_AREA_NK100", key.get());
      ask(following, true);
    }
  }

  /** The rows of a block of all pages. */
  static List<Fields> rows(List<KisAnswer> pages, String block) throws ProtocolException {
    List<Fields> rows = new ArrayList<>();
    for (KisAnswer page : pages) {
      rows.addAll(page.list(block));
    }
    return rows;
  }
}
