package dev.kith.platform.health;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * One JSON object per line. What a request leaves in the context, its {@code request_id}, becomes a field; nobody's name or
 * address is ever put there.
 */
public final class LogLine implements StructuredLogFormatter<ILoggingEvent> {

    private static final int DEEPEST = 40;

    private final JsonWriter<ILoggingEvent> writer = JsonWriter.<ILoggingEvent>of(line -> {
                line.add("ts", ILoggingEvent::getInstant).as(Object::toString);
                line.add("level", ILoggingEvent::getLevel).as(Object::toString);
                line.add("logger", ILoggingEvent::getLoggerName);
                line.add("thread", ILoggingEvent::getThreadName);
                line.add("msg", ILoggingEvent::getFormattedMessage);
                line.addMapEntries(ILoggingEvent::getMDCPropertyMap);
                line.add("error", ILoggingEvent::getThrowableProxy)
                        .whenNotNull()
                        .as(LogLine::told);
            })
            .withNewLineAtEnd();

    @Override
    public String format(ILoggingEvent event) {
        return writer.writeToString(event);
    }

    private static String told(IThrowableProxy error) {
        return ThrowableProxyUtil.asString(error)
                .lines()
                .limit(DEEPEST)
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
    }
}
