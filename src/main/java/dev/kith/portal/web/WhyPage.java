package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.List;

/**
 * How one invitation came to stand where it stands, as far as this member may know: states, reasons and the own reward;
 * never what, when or for how much the friend bought.
 */
record WhyPage(Reader reader, String shop, Nav nav, String title, String answer, List<Step> steps, List<Gain> gains) {

    /** @param mark {@code pass}, {@code fail}, {@code wait} or {@code skip} */
    record Step(String mark, String spoken, String title, String note) {}

    record Gain(String amount, String note) {}
}
