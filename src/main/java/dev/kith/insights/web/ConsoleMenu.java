package dev.kith.insights.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Menu;
import dev.kith.platform.page.Words;
import dev.kith.programs.Program.State;
import dev.kith.programs.Programs;
import java.util.List;
import org.springframework.stereotype.Component;

/** The console's sidebar: every page a person of the shop can go to, in the order of a day's work. */
@Component
final class ConsoleMenu implements Menu {

    private static final List<Group> GROUPS = List.of(
            new Group("", List.of(new Item("overview", "layout-dashboard", "", "o"))),
            new Group(
                    "analyze",
                    List.of(
                            new Item("referrals", "git-branch", "/referrals", "r"),
                            new Item("people", "users", "/people", "c"))),
            new Group(
                    "grow",
                    List.of(
                            new Item("programs", "megaphone", "/programs", "p"),
                            new Item("rewards", "gift", "/rewards", "g"),
                            new Item("messages", "mail", "/messages", "m"))),
            new Group(
                    "manage",
                    List.of(
                            new Item("ledger", "scale", "/ledger", "l"),
                            new Item("data", "activity", "/data/live", "d"),
                            new Item("settings", "settings", "/settings", "t"))));

    private static final int MOST_PROGRAMS = 8;

    private final Programs programs;

    ConsoleMenu(Programs programs) {
        this.programs = programs;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    /** The programs that were launched, the latest first. */
    @Override
    public List<Frame.Link> places(Workspace workspace, Words words) {
        return programs.list(workspace.id()).reversed().stream()
                .filter(program -> program.state() != State.DRAFT && program.state() != State.ARCHIVED)
                .limit(MOST_PROGRAMS)
                .map(program ->
                        new Frame.Link("megaphone", program.name(), "/" + workspace.key() + "/p/" + program.key()))
                .toList();
    }
}
