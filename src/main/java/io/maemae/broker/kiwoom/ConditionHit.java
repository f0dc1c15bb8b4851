package io.maemae.broker.kiwoom;

import io.maemae.market.Symbol;
import java.time.Instant;

/**
 * A symbol began or ceased to meet a condition that is searched for in real time (조건검색, 02).
 * Source: specification 451f89c, ka10173.
 *
 * @param condition 841 (일련번호), the condition's number without the blanks around it
 * @param inserted 843 (삽입삭제 구분): it meets the condition now
 */
record ConditionHit(String condition, Symbol symbol, boolean inserted, Instant at) {}
