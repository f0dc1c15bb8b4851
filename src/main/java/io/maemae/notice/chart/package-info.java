/**
 * Pictures of prices: what is on one is decided on the desk thread, and it is drawn by whichever
 * thread delivers the message that it goes with. Nothing here asks the machine for a font or a
 * screen.
 *
 * <p>{@code ChartPainter} is long because a picture is one sequence of strokes over one scale.
 */
package io.maemae.notice.chart;
