package dev.kith.insights;

import dev.kith.insights.ProgramFigures.Day;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to figures. Everything is counted when it is asked for, from what is stored; nothing is kept. */
@Component
public final class Insights {

    private final Tenant tenant;
    private final InsightStore store;
    private final AdvocateStore advocates;
    private final KinshipStore kinship;
    private final People people;
    private final InstantSource clock;

    Insights(
            Tenant tenant,
            InsightStore store,
            AdvocateStore advocates,
            KinshipStore kinship,
            People people,
            InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.advocates = advocates;
        this.kinship = kinship;
        this.people = people;
        this.clock = clock;
    }

    /** The period and the one before it, counted at one moment. */
    public ProgramFigures figures(WorkspaceId workspace, Subject subject, Period period) {
        Period both = period.stretch(period.before().first(), period.last());
        return tenant.run(
                workspace,
                () -> new ProgramFigures(
                        period,
                        subject.unit(),
                        store.sales(subject, both),
                        store.visits(subject, both),
                        store.shares(subject, both),
                        days(subject, both),
                        store.sharers(subject, period),
                        store.hasOtherUnits(subject, both),
                        clock.instant()));
    }

    private List<Day> days(Subject subject, Period period) {
        Map<LocalDate, Long> revenue = store.revenue(subject, period);
        Map<LocalDate, Long> cost = store.cost(subject, period);
        Map<LocalDate, Long> owed = store.owed(subject, period);
        Map<LocalDate, Long> joined = store.joined(subject, period);
        Map<LocalDate, Long> sharing = store.sharing(subject, period);
        List<Day> days = new ArrayList<>();
        long liability = 0;
        for (LocalDate day : period.each()) {
            liability += owed.getOrDefault(day, 0L);
            days.add(new Day(
                    day,
                    revenue.getOrDefault(day, 0L),
                    cost.getOrDefault(day, 0L),
                    liability,
                    joined.getOrDefault(day, 0L),
                    sharing.getOrDefault(day, 0L)));
        }
        return days;
    }

    /** Up to one row more than the limit, which says that there are further ones. */
    public List<AdvocateRow> advocates(WorkspaceId workspace, Subject subject, AdvocateQuery query) {
        return tenant.run(workspace, () -> {
            List<AdvocateRow> rows = advocates.find(subject, query);
            Map<PersonId, Person> persons =
                    people.load(rows.stream().map(AdvocateRow::person).toList());
            return rows.stream()
                    .map(row -> Optional.ofNullable(persons.get(row.person()))
                            .map(row::of)
                            .orElse(row))
                    .toList();
        });
    }

    public long countAdvocates(WorkspaceId workspace, Subject subject, AdvocateQuery query) {
        return tenant.run(workspace, () -> advocates.count(subject, query));
    }

    /** Months of first orders, oldest first, at most twelve. */
    public List<Cohort> cohorts(WorkspaceId workspace, Subject subject, Period period) {
        return tenant.run(workspace, () -> kinship.cohorts(subject, period));
    }

    /** The advocate whose friends brought most friends in their turn; empty as long as nobody brought anybody. */
    public Optional<Kin> family(WorkspaceId workspace, Subject subject) {
        return tenant.run(workspace, () -> kinship.family(subject).map(kin -> kin.named(people.load(kin.everybody()))));
    }
}
