package dev.kith.platform.docs;

import dev.kith.platform.page.Reader;
import java.util.List;

/** The API for people to read, ready to print. The description itself is English, as code is. */
record DocsPage(Reader reader, String server, List<String> about, List<Group> groups, List<Refusal> refusals) {

    /** Routes about one thing. */
    record Group(String id, String name, String about, List<Route> routes) {}

    record Route(
            String id,
            String method,
            String path,
            String summary,
            List<String> about,
            String scope,
            List<Row> parameters,
            List<Row> fields,
            List<Answer> answers,
            String refusals,
            String curl) {}

    /** One field, with the path that leads to it from the top: {@code items[].sku}. */
    record Row(String name, String type, boolean required, String about, String example) {}

    record Answer(String status, String meaning, List<Row> fields) {}

    record Refusal(String code, int status, String title) {}

    DocsPage {
        about = List.copyOf(about);
        groups = List.copyOf(groups);
        refusals = List.copyOf(refusals);
    }
}
