package dev.kith.platform.chart;

import java.util.List;

/** A ranked table whose last column repeats one number as a bar. */
public record BarList(String id, String title, String summary, DataTable table, List<String> icons, int barColumn)
        implements Chart {

    @Override
    public boolean readsAsText() {
        return true;
    }

    public BarList {
        icons = List.copyOf(icons);
    }

    @Override
    public Markup drawing() {
        double longest = table.rows().stream()
                .mapToDouble(row -> row.get(barColumn).value())
                .filter(value -> value > 0)
                .max()
                .orElse(1);
        Markup html = new Markup()
                .open("table")
                .text("caption", title, "class", "sr")
                .open("thead")
                .open("tr");
        for (DataTable.Column column : table.columns()) {
            html.text("th", column.name(), "scope", "col", "class", column.number() ? "r" : "");
        }
        html.open("td").close().close().close().open("tbody");
        for (int i = 0; i < table.rows().size(); i++) {
            List<DataTable.Cell> row = table.rows().get(i);
            html.open("tr").open("th", "scope", "row").open("span", "class", "who");
            html.add(icons.isEmpty() ? new Markup() : Icon.of(icons.get(i)))
                    .text("b", row.getFirst().shown())
                    .close()
                    .close();
            row.stream().skip(1).forEach(cell -> html.text("td", cell.shown(), "class", "r"));
            html.open("td", "class", "barcell")
                    .add(Spark.bar(row.get(barColumn).value() / longest, 6))
                    .close()
                    .close();
        }
        return html.close().close();
    }
}
