package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.Pages;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.RestCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How KIS turns pages.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api: header {@code
 * tr_cont} F or M says that there is more, {@code CTX_AREA_FK100} and {@code CTX_AREA_NK100} are
 * sent back as received with {@code tr_cont: N}.
 */
final class KisPages implements Pages.Turning<KisRest.Question, KisAnswer> {
  private static final String FILTER = "CTX_AREA_FK100";
  private static final String NEXT = "CTX_AREA_NK100";

  /** Asks for the first page. */
  static KisRest.Question first(KisRest.Question question) {
    return with(question, false, "", "");
  }

  @Override
  public boolean hasMore(KisAnswer page) {
    return page.hasMore();
  }

  @Override
  public Optional<String> key(KisAnswer page) {
    return page.key("ctx_area_nk100");
  }

  @Override
  public KisRest.Question next(KisRest.Question question, KisAnswer page) {
    return with(question, true, page.key("ctx_area_fk100").orElse(""), key(page).orElse(""));
  }

  private static KisRest.Question with(
      KisRest.Question question, boolean nextPage, String filter, String next) {
    Map<String, String> parameters = new LinkedHashMap<>(question.parameters());
    parameters.put(FILTER, filter);
    parameters.put(NEXT, next);
    return new KisRest.Question(question.tr(), parameters, nextPage, question.urgency());
  }

  /** An empty list comes with success. */
  @Override
  public boolean isEmpty(KisAnswer answer) {
    return false;
  }

  @Override
  public boolean isChanged(KisAnswer answer) {
    return ErrorTable.ofRead(answer) == RestCalls.Fault.CHANGED;
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
