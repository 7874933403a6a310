package dev.kith.insights;

import java.util.Optional;

/**
 * What a figure means: the one source for tiles, spreadsheets, help and documents. The sentences are texts, {@code
 * kpi.{key}.above} and, for rates, {@code kpi.{key}.below}.
 *
 * @param key names it everywhere
 * @param above what is counted or added up
 * @param below what it is divided by; a sum has none
 * @param dated whose date decides which period it belongs to
 * @param welcome which direction is good news
 */
public record KpiDefinition(String key, String above, Optional<String> below, String dated, Welcome welcome) {

    /** Which way a figure should move. */
    public enum Welcome {
        UP,
        DOWN,
        NEITHER
    }

    public static final KpiDefinition CUSTOMERS = sum("customers", "kpi.by.order", Welcome.UP);
    public static final KpiDefinition REVENUE = sum("revenue", "kpi.by.order", Welcome.UP);
    public static final KpiDefinition CONVERSION = rate("conversion", "kpi.by.visit", Welcome.UP);
    public static final KpiDefinition SHARE = rate("share", "kpi.by.joining", Welcome.UP);
    public static final KpiDefinition COST = rate("cost", "kpi.by.booking", Welcome.DOWN);
    public static final KpiDefinition LIABILITY = sum("liability", "kpi.by.end", Welcome.NEITHER);

    /** The text with its name. */
    public String name() {
        return "kpi." + key;
    }

    private static KpiDefinition sum(String key, String dated, Welcome welcome) {
        return new KpiDefinition(key, "kpi." + key + ".above", Optional.empty(), dated, welcome);
    }

    private static KpiDefinition rate(String key, String dated, Welcome welcome) {
        return new KpiDefinition(key, "kpi." + key + ".above", Optional.of("kpi." + key + ".below"), dated, welcome);
    }
}
