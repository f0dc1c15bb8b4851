package io.maemae.broker.kiwoom;

import io.maemae.market.Symbol;
import java.util.List;

/**
 * What Kiwoom says about the stream itself, and of conditions (조건검색), which are asked for on the
 * same connection.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f);
 * specification 451f89c, apis ka10171 to ka10174.
 */
sealed interface ControlMessage {
  /** The answer to the token; before it comes, everything else is refused. */
  record Login(Reply reply) implements ControlMessage {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.login(this);
    }
  }

  /**
   * The answer to a registration or a removal. It does not say to which.
   *
   * @param registered whether it is one to a registration (REG), not to a removal (REMOVE)
   */
  record Acknowledgement(boolean registered, Reply reply) implements ControlMessage {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.acknowledgement(this);
    }
  }

  /**
   * The server wants to hear us.
   *
   * @param frame what to answer: the very text that came
   */
  record Ping(String frame) implements ControlMessage {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.ping(this);
    }
  }

  /**
   * The server is about to close.
   *
   * @param code such as R10001: another program came with the same app key
   */
  record Notice(String code, String words) implements ControlMessage {
    private static final String ELSEWHERE = "R10001";

    /** Whether another connection took the place of this one. */
    boolean isElsewhere() {
      return code.equals(ELSEWHERE);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notice(this);
    }
  }

  /** The conditions there are; none if the reply is a refusal. */
  record ConditionList(Reply reply, List<Condition> conditions) implements ControlMessage {
    /** Copies the list. */
    public ConditionList {
      conditions = List.copyOf(conditions);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.conditionList(this);
    }
  }

  /**
   * A condition as the person made it, in Kiwoom's own program.
   *
   * @param number seq (조건검색식 일련번호)
   */
  record Condition(String number, String name) {}

  /**
   * Symbols that meet a condition now; none if the reply is a refusal.
   *
   * @param condition seq, without the blanks around it
   * @param more cont_yn: whether there is another page
   * @param nextKey next_key, with which the next page is asked for, as received
   */
  record ConditionPage(
      Reply reply, String condition, boolean more, String nextKey, List<Symbol> symbols)
      implements ControlMessage {
    /** Copies the list. */
    public ConditionPage {
      symbols = List.copyOf(symbols);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.conditionPage(this);
    }
  }

  /**
   * The answer to the end of a condition's messages.
   *
   * @param condition seq, without the blanks around it
   */
  record ConditionCleared(Reply reply, String condition) implements ControlMessage {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.conditionCleared(this);
    }
  }

  /** Something that is not documented. */
  record Unknown(String trnm) implements ControlMessage {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.unknown(this);
    }
  }

  /** What comes out for the one that it is. */
  <T> T fold(Cases<T> cases);

  /** What to make of each. */
  interface Cases<T> {
    /** The token was taken or not. */
    T login(Login message);

    /** A registration or removal was done or not. */
    T acknowledgement(Acknowledgement message);

    /** An answer is wanted. */
    T ping(Ping message);

    /** The connection ends. */
    T notice(Notice message);

    /** The conditions came. */
    T conditionList(ConditionList message);

    /** What meets a condition came. */
    T conditionPage(ConditionPage message);

    /** A condition is watched no more. */
    T conditionCleared(ConditionCleared message);

    /** Nobody knows. */
    T unknown(Unknown message);
  }
}
