package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the inquiries show of the account at one moment.
 *
 * @param orders all numbers of the day, oldest first
 * @param open those of which something is open, oldest first
 */
record FakeLedger(
    List<ObjectNode> orders,
    List<ObjectNode> open,
    List<ObjectNode> holdings,
    ObjectNode totals,
    long available) {}
