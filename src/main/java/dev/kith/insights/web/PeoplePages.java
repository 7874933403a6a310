package dev.kith.insights.web;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.NewestFirst;
import dev.kith.platform.web.Paging;
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
            Paging paging,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        var from = NewestFirst.after(paging);
        var found = tenant.run(
                workspace, () -> people.search(q, from.before(), new PersonId(from.beforeId()), paging.fetch()));
        var page = paging.page(found, PeoplePages::sortedBy, each -> row(frame, each.person()));
        Address address = Address.of(frame.home() + "/people").with("q", q);
        String next = page.nextCursor()
                .map(cursor -> address.with("cursor", cursor).toString())
                .orElse("");
        Tally tally = tenant.run(workspace, () -> people.count(q));
        return pages.show(
                wanted.equals("partial") ? "insights/web/peopleRows" : "insights/web/people",
                new PeoplePage(frame, q, page.data(), frame.words().total("people.count", tally), next));
    }

    private static List<String> sortedBy(People.Found found) {
        return NewestFirst.sortedBy(found.seen(), found.person().id().value());
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
