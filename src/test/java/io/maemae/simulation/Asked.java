package io.maemae.simulation;

import io.maemae.order.ClientOrderId;
import io.maemae.order.RequestKind;
import java.time.Instant;

/** A request that the desk handed to the gateway, whatever became of it. */
public record Asked(ClientOrderId request, RequestKind kind, Instant at) {}
