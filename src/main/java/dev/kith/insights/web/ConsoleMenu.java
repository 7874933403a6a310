package dev.kith.insights.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Menu;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program.State;
import dev.kith.programs.Programs;
import java.util.List;
import org.springframework.stereotype.Component;

/** The console's sidebar: every page a person of the shop can go to, in the order of a day's work. */
@Component
final class ConsoleMenu implements Menu {

    private static final List<Group> GROUPS = List.of(
            new Group("", List.of(new Item("overview", "layout-dashboard", "", "o", Permission.REPORTS_READ))),
            new Group(
                    "analyze",
                    List.of(
                            new Item("referrals", "git-branch", "/referrals", "r", Permission.REFERRALS_READ),
                            new Item("people", "users", "/people", "c", Permission.PEOPLE_READ))),
            new Group(
                    "grow",
                    List.of(
                            new Item("programs", "megaphone", "/programs", "p", Permission.PROGRAMS_READ),
                            new Item("rewards", "gift", "/rewards", "g", Permission.REWARDS_READ),
                            new Item("messages", "mail", "/messages", "m", Permission.MESSAGES_READ))),
            new Group(
                    "manage",
                    List.of(
                            new Item("ledger", "scale", "/ledger", "l", Permission.LEDGER_READ),
                            new Item("data", "activity", "/data/live", "d", Permission.EVENTS_READ),
                            new Item("settings", "settings", "/settings", "t", Permission.SETTINGS_READ))));

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
