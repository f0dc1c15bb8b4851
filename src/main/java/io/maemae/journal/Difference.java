package io.maemae.journal;

import io.maemae.desk.DeskEvent;

/**
 * Where a replay and its record part.
 *
 * @param number of the event
 * @param recorded what the desk did then; empty if nothing
 * @param now what it did instead; empty if nothing
 */
public record Difference(long number, DeskEvent event, String recorded, String now) {}
