package io.maemae.broker.kis;

import io.maemae.config.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What KIS says to a registration or its removal, or why the connection is of no use. Source: the
 * official workbook, real-time sheets (웹소켓 응답), and the table of msg_cd in the official FAQ.
 *
 * @param trId tr_id, the feed it is about; none if it is about none ({@code (null)} on the wire)
 * @param trKey tr_key, the symbol or HTS ID it is about; none if it is about none
 * @param result rt_cd: {@code 0} is done, but {@code 1} comes also with what is already done
 * @param code msg_cd
 * @param meaning what the code means
 * @param text msg1
 * @param key output.key: what opens the feed's frames from now on
 * @param iv output.iv, likewise
 */
record Acknowledgement(
    Optional<String> trId,
    Optional<String> trKey,
    String result,
    String code,
    Meaning meaning,
    String text,
    Optional<Secret> key,
    Optional<Secret> iv)
    implements ControlMessage {
  /** What to make of it. */
  enum Meaning {
    /** The registration is active. */
    SUBSCRIBED,
    /** The registration is gone. */
    UNSUBSCRIBED,
    /** The registration was active before, and is; KIS marks it as an error (rt_cd 1). */
    ALREADY,
    /** There was no registration to remove. */
    NOT_FOUND,
    /** The connection has as many registrations as it may, 41. */
    CAP_REACHED,
    /** The approval key or the app key behind it is not valid: get another one and connect anew. */
    BAD_APPROVAL_KEY,
    /** Another connection uses the app key: close this one, wait, connect anew. */
    IN_USE_ELSEWHERE,
    /** KIS could not, for a reason of its own. */
    TRY_LATER,
    /** The request was wrong, and would be again. */
    WRONG_REQUEST,
    /** A code nobody has written down. */
    OTHER;

    private static final Map<String, Meaning> BY_CODE =
        Map.ofEntries(
            Map.entry("OPSP0000", SUBSCRIBED),
            Map.entry("OPSP0001", UNSUBSCRIBED),
            Map.entry("OPSP0002", ALREADY),
            Map.entry("OPSP0003", NOT_FOUND),
            Map.entry("OPSP0007", TRY_LATER), // subscribe internal error
            Map.entry("OPSP0008", CAP_REACHED),
            Map.entry("OPSP0009", TRY_LATER), // back-end send failed
            Map.entry("OPSP0010", BAD_APPROVAL_KEY), // invalid appkey
            Map.entry("OPSP0011", BAD_APPROVAL_KEY),
            Map.entry("OPSP8991", WRONG_REQUEST), // tr_id
            Map.entry("OPSP8992", WRONG_REQUEST), // tr_key
            Map.entry("OPSP8993", WRONG_REQUEST), // tr_key
            Map.entry("OPSP8994", WRONG_REQUEST), // personalseckey missing
            Map.entry("OPSP8995", WRONG_REQUEST), // appsecret missing
            Map.entry("OPSP8996", IN_USE_ELSEWHERE),
            Map.entry("OPSP8997", WRONG_REQUEST), // tr_type
            Map.entry("OPSP8998", WRONG_REQUEST), // custtype
            Map.entry("OPSP8999", TRY_LATER), // resource not available
            Map.entry("OPSP9990", WRONG_REQUEST), // tr_key
            Map.entry("OPSP9991", WRONG_REQUEST), // input missing
            Map.entry("OPSP9992", WRONG_REQUEST), // body missing
            Map.entry("OPSP9993", TRY_LATER), // internal error
            Map.entry("OPSP9994", BAD_APPROVAL_KEY),
            Map.entry("OPSP9995", TRY_LATER), // resource not available
            Map.entry("OPSP9996", WRONG_REQUEST), // appkey, among codes of what is missing
            Map.entry("OPSP9997", WRONG_REQUEST), // custtype missing
            Map.entry("OPSP9998", WRONG_REQUEST), // header missing
            Map.entry("OPSP9999", WRONG_REQUEST)); // invalid JSON

    /** What a msg_cd means. */
    static Meaning of(String code) {
      return BY_CODE.getOrDefault(code, OTHER);
    }
  }

  @Override
  public <T> T fold(Function<PingPong, T> pingPong, Function<Acknowledgement, T> acknowledgement) {
    return acknowledgement.apply(this);
  }
}
