package dev.kith.platform.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The one spelling of a JSON document, as RFC 8785 defines it, so that equal content has equal bytes and an equal hash.
 *
 * <p>Names are sorted by UTF-16 code units, there is no white space, and numbers are written as ECMAScript writes them.
 */
public final class CanonicalJson {

    private static final HexFormat HEX = HexFormat.of();
    private static final BigDecimal LARGEST_EXACT = BigDecimal.valueOf(1L << 53);

    private final StringBuilder text = new StringBuilder(512);

    private CanonicalJson() {}

    public static String of(JsonNode document) {
        var canonical = new CanonicalJson();
        canonical.write(document);
        return canonical.text.toString();
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.stringValue());
            case NUMBER -> text.append(number(node));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        List<String> names = node.propertyNames().stream().sorted().toList();
        text.append('{');
        String separator = "";
        for (String name : names) {
            text.append(separator);
            string(name);
            text.append(':');
            write(node.get(name));
            separator = ",";
        }
        text.append('}');
    }

    private void array(JsonNode node) {
        text.append('[');
        for (Iterator<JsonNode> elements = node.iterator(); elements.hasNext(); ) {
            write(elements.next());
            if (elements.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> plain(c, value, i);
            }
        }
        text.append('"');
    }

    private void plain(char c, String value, int at) {
        boolean alone = Character.isHighSurrogate(c)
                        && (at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1)))
                || Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
        if (alone) {
            throw new IllegalArgumentException("half a character at " + at);
        }
        if (c < ' ') {
            text.append("\\u00").append(HEX.toHexDigits((byte) c));
        } else {
            text.append(c);
        }
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber() && node.decimalValue().abs().compareTo(LARGEST_EXACT) <= 0) {
            return node.bigIntegerValue().toString();
        }
        double value = node.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("no JSON number: " + value);
        }
        return value == 0 ? "0" : ecmaScript(value);
    }

    /** The shortest digits that read back as the same number, laid out as ECMA-262 does it (Number::toString). */
    private static String ecmaScript(double value) {
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    /** Java always writes two digits at least, so it misses the one that would do: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal oneDigit = written.round(new MathContext(1)).stripTrailingZeros();
        return oneDigit.doubleValue() == value ? oneDigit : written;
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
