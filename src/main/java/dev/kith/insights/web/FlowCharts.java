package dev.kith.insights.web;

import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Totals;
import dev.kith.platform.chart.PathList;
import dev.kith.platform.chart.Sankey;
import dev.kith.platform.page.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** From the channel a friend came by to what became of them: as bands on wide screens, as a ranked list on phones. */
final class FlowCharts {

    /** More channels than these would be threads nobody can follow. */
    private static final int SHOWN = 5;

    private static final int LONGEST_LIST = 8;

    /** The column in which a friend has joined, or has not. */
    private static final int JOINING = 1;

    /** Where a path ends. */
    private record End(String key, String css, boolean joined, ToLongFunction<Totals> count) {}

    private static final List<End> ENDS = List.of(
            new End("rewarded", "win", true, Totals::rewarded),
            new End("held", "win2", true, Totals::waitingForReward),
            new End("undecided", "n1", true, Totals::undecided),
            new End("stopped", "lost", true, Totals::stopped),
            new End("left", "lost", false, totals -> totals.visitors() - totals.bound()));

    /** A channel, or all the small ones together. */
    private record Source(String id, String name, String css, List<Totals> parts) {

        long count(ToLongFunction<Totals> number) {
            return parts.stream().mapToLong(number).sum();
        }
    }

    private final Words w;
    private final List<Source> sources;
    private final long everyone;

    FlowCharts(Words words, ProgramFigures figures) {
        this.w = words;
        this.everyone = figures.now().visitors();
        this.sources = sources(words, figures);
    }

    private static List<Source> sources(Words w, ProgramFigures figures) {
        List<String> visited = figures.channels().stream()
                .filter(channel -> figures.totals(channel).visitors() > 0)
                .sorted(Comparator.comparingLong(
                        channel -> -figures.totals(channel).visitors()))
                .toList();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, visited.size()); i++) {
            String channel = visited.get(i);
            sources.add(
                    new Source(channel, Channels.name(w, channel), "c" + (i + 1), List.of(figures.totals(channel))));
        }
        List<Totals> rest = visited.stream().skip(SHOWN).map(figures::totals).toList();
        if (!rest.isEmpty()) {
            sources.add(new Source("rest", w.t("channel.other"), "n1", rest));
        }
        return sources;
    }

    Sankey flows() {
        List<Sankey.Node> nodes = new ArrayList<>();
        List<Sankey.Link> links = new ArrayList<>();
        sources.forEach(source -> nodes.add(new Sankey.Node(source.id, source.name, 0, source.css)));
        nodes.add(new Sankey.Node("joined", w.t("flow.joined"), JOINING, "n2"));
        for (Source source : sources) {
            add(links, source.id, "joined", source.count(Totals::bound));
        }
        for (End end : ENDS) {
            int column = end.joined ? JOINING + 1 : JOINING;
            nodes.add(new Sankey.Node("end-" + end.key, w.t("flow." + end.key), column, end.css));
            if (end.joined) {
                add(links, "joined", "end-" + end.key, sum(end));
            } else {
                sources.forEach(source -> add(links, source.id, "end-" + end.key, source.count(end.count)));
            }
        }
        List<Sankey.Node> used = nodes.stream()
                .filter(node -> links.stream()
                        .anyMatch(link ->
                                link.from().equals(node.id()) || link.to().equals(node.id())))
                .toList();
        var heads = List.of(w.t("flow.from"), w.t("flow.then"), w.t("flow.end"));
        return new Sankey("flows", w.t("flow.title"), summary(), sankeyWords(), heads, used, links);
    }

    private long sum(End end) {
        return sources.stream().mapToLong(source -> source.count(end.count)).sum();
    }

    private static void add(List<Sankey.Link> links, String from, String to, long people) {
        if (people > 0) {
            links.add(new Sankey.Link(from, to, people));
        }
    }

    PathList paths() {
        List<PathList.Path> paths = new ArrayList<>();
        for (Source source : sources) {
            for (End end : ENDS) {
                long people = source.count(end.count);
                if (people > 0) {
                    paths.add(new PathList.Path(List.of(source.name, w.t("flow." + end.key)), people, end.css));
                }
            }
        }
        paths.sort(Comparator.comparingLong(PathList.Path::people).reversed());
        var words = new PathList.Words(w.t("flow.path"), w.t("funnel.count"), w.t("flow.share"), w::num, w::pct);
        var longest = paths.subList(0, Math.min(LONGEST_LIST, paths.size()));
        return new PathList("paths", w.t("flow.title"), summary(), words, longest, everyone);
    }

    String summary() {
        return w.n("flow.summary", everyone);
    }

    private Sankey.Words sankeyWords() {
        return new Sankey.Words(
                w.t("flow.source"), w.t("flow.target"), w.t("funnel.count"), w.t("flow.share"), w::num, w::pct);
    }
}
