package dev.kith.portal.web;

import dev.kith.platform.chart.Markup;
import gg.jte.Content;
import java.util.List;

/**
 * The means to bring friends. The widget reads the same view that shops get; without script its plain links are there.
 *
 * @param view the widget's view as JSON, safe inside a script element
 * @param shown the link as people read it
 */
record ShareBox(
        Content view,
        String title,
        String text,
        String link,
        String shown,
        String code,
        List<Way> ways,
        Markup qr,
        String svg,
        String png) {

    record Way(String name, String href) {}
}
