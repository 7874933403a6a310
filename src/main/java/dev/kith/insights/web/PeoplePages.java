package dev.kith.insights.web;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finding a person. */
@Controller
@Needs(Permission.PEOPLE_READ)
final class PeoplePages {

    private static final int SHOWN = 50;

    private final Tenant tenant;
    private final People people;
    private final Pages pages;

    PeoplePages(Tenant tenant, People people, Pages pages) {
        this.tenant = tenant;
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/{ws}/people")
    View people(
            WorkspaceId workspace,
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        List<Person> found = tenant.run(workspace, () -> people.search(q, SHOWN));
        var rows = found.stream().map(person -> row(frame, person)).toList();
        return pages.show(
                wanted.equals("partial") ? "insights/web/peopleRows" : "insights/web/people",
                new PeoplePage(
                        frame, q, rows, rows.size() < SHOWN ? "" : frame.words().n("people.first", SHOWN)));
    }

    private static PeoplePage.Row row(Frame frame, Person person) {
        String name = person.called();
        String email = person.emails().stream().sorted().findFirst().orElse("");
        return new PeoplePage.Row(
                frame.home() + "/people/" + person.id().value(),
                frame.personal(name),
                Initials.of(name),
                Math.floorMod(name.hashCode(), 5),
                email.equals(name) ? "" : frame.personal(email),
                person.userId().orElse(""),
                frame.words().date(person.firstSeen()));
    }
}
