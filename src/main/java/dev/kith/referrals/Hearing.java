package dev.kith.referrals;

import static java.util.stream.Collectors.toSet;

import dev.kith.events.Event;
import dev.kith.events.EventRecorded;
import dev.kith.events.Slice;
import dev.kith.events.SliceClosed;
import dev.kith.journeys.OrderChanged;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.programs.Goal;
import dev.kith.programs.Programs;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Listens to what happens, keeps what is evidence, and has the friends concerned judged once per slice. */
@Component
final class Hearing {

    /** What one slice told. */
    private static final class Heard {
        private final List<FactStore.SignUp> signUps = new ArrayList<>();
        private final List<FactStore.Touch> touches = new ArrayList<>();
        private final List<Testimony.Stated> statements = new ArrayList<>();
        private final List<FactStore.Deed> deeds = new ArrayList<>();
        private final Map<PersonId, Set<String>> asked = new HashMap<>();
        private final Set<ClickId> clicks = new HashSet<>();

        private Set<String> goalEvents = Set.of();
        private boolean askedForGoals;

        /** The names of everything that is a goal of a program that may still owe something. */
        Set<String> goalEvents(Programs programs) {
            if (!askedForGoals) {
                askedForGoals = true;
                goalEvents = programs.running().stream()
                        .flatMap(program -> program.versions().stream())
                        .flatMap(version -> version.terms().goals().stream())
                        .map(Goal::event)
                        .collect(toSet());
            }
            return goalEvents;
        }

        void ask(PersonId friend, String key) {
            asked.computeIfAbsent(friend, _ -> new HashSet<>()).add(key);
        }

        void look(PersonId friend) {
            asked.computeIfAbsent(friend, _ -> new HashSet<>());
        }
    }

    private final Testimony testimony;
    private final FactStore facts;
    private final Memberships memberships;
    private final PersonalCodes personalCodes;
    private final People people;
    private final Programs programs;
    private final Workspaces workspaces;
    private final Judge judge;

    Hearing(
            Testimony testimony,
            FactStore facts,
            Memberships memberships,
            PersonalCodes personalCodes,
            People people,
            Programs programs,
            Workspaces workspaces,
            Judge judge) {
        this.testimony = testimony;
        this.facts = facts;
        this.memberships = memberships;
        this.personalCodes = personalCodes;
        this.people = people;
        this.programs = programs;
        this.workspaces = workspaces;
        this.judge = judge;
    }

    @EventListener
    @Order(8)
    void on(EventRecorded news) {
        Event event = news.event();
        WorkspaceId workspace = news.slice().workspace();
        Heard heard = heard(news.slice());
        testimony.click(workspace, event).ifPresent(heard.clicks::add);
        Testimony.signUp(event).ifPresent(signUp -> {
            heard.signUps.add(signUp);
            heard.ask(event.person(), Trigger.signUpKey(event.root()));
        });
        testimony.touches(workspace, event).forEach(touch -> {
            heard.touches.add(touch);
            heard.look(event.person());
        });
        Testimony.statements(event).forEach(statement -> {
            heard.statements.add(statement);
            heard.look(event.person());
        });
        Testimony.deed(event, heard.goalEvents(programs)).ifPresent(deed -> {
            heard.deeds.add(deed);
            if (heard.goalEvents(programs).contains(event.name())) {
                heard.ask(event.person(), deed.happening().key());
            } else {
                heard.look(event.person());
            }
        });
    }

    @EventListener
    void on(OrderChanged news) {
        heard(news.slice())
                .ask(news.order().person(), Happening.keyOf(news.order().orderId()));
    }

    @EventListener
    @Order(8)
    void on(SliceClosed news) {
        Slice slice = news.slice();
        Heard heard = heard(slice);
        facts.addSignUps(heard.signUps);
        facts.addTouches(heard.touches);
        take(heard.statements);
        facts.addDeeds(heard.deeds);
        askAboutTheClicked(heard);
        if (!heard.asked.isEmpty()) {
            int lane = slice.events().getFirst().shard();
            judge.judge(heard.asked, new Look(zoneOf(slice.workspace()), slice.now(), lane));
        }
    }

    /** Codes that are nobody's, or were blocked, speak for nobody; of an order it is remembered that there was one. */
    private void take(List<Testimony.Stated> statements) {
        if (statements.isEmpty()) {
            return;
        }
        var typed = statements.stream().map(Testimony.Stated::typed).collect(toSet());
        Map<String, OwnedCode> owned = memberships.codesLike(typed);
        var others = codesOfOthers(statements);
        var theirs = new ArrayList<FactStore.Statement>();
        var nobodys = new ArrayList<FactStore.UnknownCode>();
        for (Testimony.Stated stated : statements) {
            Optional.ofNullable(owned.get(stated.typed()))
                    .filter(code -> !code.blocked())
                    .ifPresentOrElse(
                            code -> theirs.add(stated.of(code)),
                            () -> stated.unknown(others.contains(stated)).ifPresent(nobodys::add));
        }
        facts.addStatements(theirs);
        facts.addUnknownCodes(nobodys);
    }

    /** The statements of somebody who used the personal code of somebody else. */
    private Set<Testimony.Stated> codesOfOthers(List<Testimony.Stated> statements) {
        Map<String, RootId> given = personalCodes.ownersOf(
                statements.stream().map(Testimony.Stated::personalCode).collect(toSet()));
        if (given.isEmpty()) {
            return Set.of();
        }
        var roots = new HashSet<>(given.values());
        statements.forEach(stated -> roots.add(stated.root()));
        Map<RootId, PersonId> persons = people.personsOf(roots);
        return statements.stream()
                .filter(stated -> Optional.ofNullable(given.get(stated.personalCode()))
                        .filter(owner -> !Objects.equals(persons.get(owner), persons.get(stated.root())))
                        .isPresent())
                .collect(toSet());
    }

    private void askAboutTheClicked(Heard heard) {
        if (!heard.clicks.isEmpty()) {
            var roots = facts.touchesBy(heard.clicks).stream()
                    .map(FactStore.Touch::root)
                    .collect(toSet());
            people.personsOf(roots).values().forEach(heard::look);
        }
    }

    private ZoneId zoneOf(WorkspaceId workspace) {
        return workspaces.find(workspace).map(Workspace::zone).orElseThrow();
    }

    private static Heard heard(Slice slice) {
        return slice.memory(Heard.class, Heard::new);
    }
}
