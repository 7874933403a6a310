/**
 * How events come in, and how they are shown.
 *
 * <p>{@link dev.kith.events.web.IngestServlet} speaks the protocol that Segment's clients speak. A request is read by
 * {@link dev.kith.events.web.IngestReader}, its key is judged by {@link dev.kith.events.web.Credentials}, and each event by
 * {@link dev.kith.events.web.EventReading}: pure functions, so that every rule of the protocol has a test without a server.
 */
@NullMarked
package dev.kith.events.web;

import org.jspecify.annotations.NullMarked;
