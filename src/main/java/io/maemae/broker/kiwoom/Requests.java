package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.config.Secret;
import java.util.List;

/**
 * The frames that are sent on the stream. A frame that asks for nothing is the echo of {@link
 * ControlMessage.Ping}.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f);
 * specification 451f89c, the real-time types and apis ka10171 to ka10174.
 */
final class Requests {
  /** The item of types that are about the account or the market and not about a symbol. */
  static final String NO_ITEM = "";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What is registered stays; 0 would remove it. */
  private static final String KEEP = "1";

  private static final String ONCE = "0";
  private static final String LASTING = "1";

  /** The only exchange whose conditions there are (KRX). */
  private static final String KRX = "K";

  private Requests() {}

  /** The first frame of a connection. Its answer has to be awaited before any other. */
  static String login(Secret token) {
    return message("LOGIN").put("token", token.reveal()).toString();
  }

  /**
   * Asks for messages of each type about each item, beside what is registered already.
   *
   * @param group up to four characters, our own
   */
  static String register(String group, List<String> items, List<String> types) {
    ObjectNode message = message("REG").put("grp_no", group).put("refresh", KEEP);
    return withData(message, items, types);
  }

  /** Asks for these messages no more. */
  static String remove(String group, List<String> items, List<String> types) {
    return withData(message("REMOVE").put("grp_no", group), items, types);
  }

  /** Asks which conditions there are; on each connection before anything else about conditions. */
  static String conditionList() {
    return message("CNSRLST").toString();
  }

  /** Asks for the first page of what meets a condition now. */
  static String search(String condition) {
    return search(condition, "N", "");
  }

  /** Asks for the next page, with the key that the page before gave. */
  static String searchOn(String condition, String nextKey) {
    return search(condition, "Y", nextKey);
  }

  private static String search(String condition, String more, String nextKey) {
    return conditionRequest(condition, ONCE)
        .put("cont_yn", more)
        .put("next_key", nextKey)
        .toString();
  }

  /** Asks for what meets a condition now, and then for a message whenever that changes. */
  static String watch(String condition) {
    return conditionRequest(condition, LASTING).toString();
  }

  /** Asks for no more messages about a condition. */
  static String clear(String condition) {
    return message("CNSRCLR").put("seq", condition).toString();
  }

  private static ObjectNode conditionRequest(String condition, String searchType) {
    return message("CNSRREQ")
        .put("seq", condition)
        .put("search_type", searchType)
        .put("stex_tp", KRX);
  }

  private static ObjectNode message(String name) {
    return JSON.objectNode().put("trnm", name);
  }

  private static String withData(ObjectNode message, List<String> items, List<String> types) {
    ObjectNode data = message.putArray("data").addObject();
    addAll(data.putArray("item"), items);
    addAll(data.putArray("type"), types);
    return message.toString();
  }

  private static void addAll(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
