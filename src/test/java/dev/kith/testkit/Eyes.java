package dev.kith.testkit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a page as the gates do: what the console said, what is hard to use, what sticks out, who else was asked. */
public final class Eyes {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Page page;
    private final List<String> seen = new ArrayList<>();

    private Eyes(Page page) {
        this.page = page;
    }

    /** From now on everything the page complains about is noted, and every request to a site not named here. */
    public static Eyes on(Page page, String... sites) {
        var eyes = new Eyes(page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                eyes.seen.add(message.text());
            }
        });
        page.onPageError(error -> eyes.seen.add(error));
        page.onRequest(request -> {
            if (List.of(sites).stream().noneMatch(request.url()::startsWith)
                    && !request.url().startsWith("data:")) {
                eyes.seen.add("asks another site: " + request.url());
            }
        });
        return eyes;
    }

    /** What is wrong with the page as it stands now; empty is good. */
    public List<String> findings() {
        var all = new ArrayList<>(seen);
        all.addAll(judged(new AxeBuilder(page).withTags(RULES)));
        overflow().ifPresent(all::add);
        return all;
    }

    /** Whether everything can be read and hit in another theme and width of a page whose structure was judged before. */
    public List<String> colors() {
        var all = new ArrayList<>(seen);
        all.addAll(judged(new AxeBuilder(page).withRules(List.of("color-contrast", "target-size"))));
        overflow().ifPresent(all::add);
        return all;
    }

    /** The same without asking how hard the page is to use: for further languages of a page that was asked already. */
    public List<String> glance() {
        var all = new ArrayList<>(seen);
        overflow().ifPresent(all::add);
        return all;
    }

    /** Frames are left out, so the slow way that opens a window of its own for their sake is not needed. */
    @SuppressWarnings("deprecation")
    private static List<String> judged(AxeBuilder axe) {
        return axe.exclude("iframe").setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(violation -> violation.getNodes().stream()
                        .map(node -> violation.getId() + " at " + node.getTarget() + ": " + violation.getHelp()))
                .toList();
    }

    private Optional<String> overflow() {
        int overflow = (int) page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
        return overflow > 0 ? Optional.of(overflow + " px wider than the screen") : Optional.empty();
    }
}
