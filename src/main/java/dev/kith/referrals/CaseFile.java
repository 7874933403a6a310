package dev.kith.referrals;

import static java.util.stream.Collectors.toSet;

import dev.kith.events.Event;
import dev.kith.events.Event.Kind;
import dev.kith.journeys.Order;
import dev.kith.journeys.OrdersTold;
import dev.kith.kernel.Span;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.programs.Fact;
import dev.kith.programs.Goal;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an example case has told so far, in memory, read as what a shop tells is read. */
final class CaseFile {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final UUID SHOP = new UUID(0, 0);
    private static final Duration A_YEAR = Duration.ofDays(365);

    /** A link that was followed, or a code that was typed; a code is called as its advocate. */
    private record Touch(Method method, RootId root, String advocate, Instant at, long position, String source) {

        boolean isSame(Touch other) {
            return method == other.method && root.equals(other.root) && source.equals(other.source);
        }
    }

    private final Running program;
    private final Instant begins;
    private final Set<String> advocates;
    private final Players players = new Players();
    private final OrdersTold orders;
    private final Map<RootId, Trigger> signUps = new LinkedHashMap<>();
    private final List<Touch> touches = new ArrayList<>();
    private final List<FactStore.Deed> deeds = new ArrayList<>();
    private final Set<String> messages = new HashSet<>();
    private long position;

    CaseFile(Running program, Instant begins, List<Fact> facts) {
        this.program = program;
        this.begins = begins;
        this.orders = new OrdersTold(promised().terms().currency());
        this.advocates = advocatesIn(facts);
        Set<String> acting = actingIn(facts);
        advocates.stream().filter(advocate -> !acting.contains(advocate)).forEach(this::hasBoughtBefore);
    }

    private static Set<String> advocatesIn(List<Fact> facts) {
        return facts.stream()
                .map(fact -> switch (fact) {
                    case Fact.Click click -> click.advocate();
                    case Fact.Told told -> told.properties().path(Fact.CODE).asString("");
                    case Fact.SignUp _, Fact.Merge _, Fact.CapUsed _ -> "";
                })
                .filter(name -> !name.isEmpty())
                .collect(toSet());
    }

    private static Set<String> actingIn(List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> switch (fact) {
                    case Fact.Click click -> Stream.of(click.person());
                    case Fact.SignUp signUp -> Stream.of(signUp.person());
                    case Fact.Told told -> told.person().stream();
                    case Fact.Merge merge -> Stream.of(merge.person(), merge.other());
                    case Fact.CapUsed _ -> Stream.of();
                })
                .collect(toSet());
    }

    /** An advocate of whom a case tells nothing else is taken for a customer: most programs want that. */
    private void hasBoughtBefore(String advocate) {
        JsonNode order = JsonNodeFactory.instance
                .objectNode()
                .put("order_id", "before-" + advocate)
                .put("subtotal", "1");
        var bought = new Fact.Told(Optional.of(advocate), Goal.ORDER_COMPLETED, "before-" + advocate, order, Span.NONE);
        hear(bought, begins.minus(A_YEAR));
    }

    /** Whom to look at now, and which of the things they did want an answer; nothing if the fact cannot be read. */
    Optional<Map<PersonId, Set<String>>> hear(Fact fact, Instant at) {
        position++;
        return switch (fact) {
            case Fact.Click click -> Optional.of(click(click, at));
            case Fact.SignUp signUp -> {
                RootId root = players.see(signUp.person(), at);
                signUp.email().ifPresent(email -> players.write(root, email));
                yield hear(identify(signUp), Kind.IDENTIFY, root, at);
            }
            case Fact.Told told -> {
                RootId root =
                        told.person().map(person -> players.see(person, at)).orElseGet(() -> new RootId(SHOP));
                yield hear(told, Kind.TRACK, root, at);
            }
            case Fact.Merge merge -> {
                RootId root = players.see(merge.person(), at);
                players.merge(root, players.see(merge.other(), at));
                yield Optional.of(Map.of(players.personOf(root), Set.of()));
            }
            case Fact.CapUsed used -> {
                used.person().ifPresent(person -> players.see(person, at));
                yield Optional.of(Map.of());
            }
        };
    }

    private Map<PersonId, Set<String>> click(Fact.Click click, Instant at) {
        players.see(click.advocate(), begins);
        RootId root = players.see(click.person(), at);
        touches.add(new Touch(Method.CLICK_ID, root, click.advocate(), at, position, "click:" + position));
        return Map.of(players.personOf(root), Set.of());
    }

    private Fact.Told identify(Fact.SignUp signUp) {
        return new Fact.Told(Optional.of(signUp.person()), "Identify", "sign-up-" + position, NOTHING, signUp.at());
    }

    private Event event(Fact.Told told, Kind kind, RootId root, Instant at) {
        return new Event(
                position,
                0,
                kind,
                told.event(),
                Trust.TRUSTED,
                SHOP,
                told.id(),
                told.person(),
                Optional.empty(),
                at,
                at,
                told.properties(),
                NOTHING,
                NOTHING,
                root,
                new PersonId(root.value()));
    }

    /** The log takes a message once; what it says is taken down as {@link Hearing} does. */
    private Optional<Map<PersonId, Set<String>>> hear(Fact.Told told, Kind kind, RootId root, Instant at) {
        if (!messages.add(told.id())) {
            return Optional.of(Map.of());
        }
        Event event = event(told, kind, root, at);
        RootId about = root;
        var keys = new HashSet<String>();
        Testimony.signUp(event).ifPresent(signUp -> {
            Trigger trigger = Trigger.signUp(signUp.root(), signUp.at(), signUp.position());
            signUps.putIfAbsent(signUp.root(), trigger);
            keys.add(trigger.key());
        });
        Testimony.statements(event).forEach(this::keep);
        Testimony.deed(event, goalEvents()).ifPresent(deed -> {
            deeds.add(deed);
            if (goalEvents().contains(event.name())) {
                keys.add(deed.happening().key());
            }
        });
        if (OrdersTold.isAboutAnOrder(event)) {
            Optional<Order> order = orders.hear(event);
            if (order.isEmpty()) {
                return Optional.empty();
            }
            about = order.get().buyer();
            keys.add(Happening.keyOf(order.get().orderId()));
        }
        return Optional.of(Map.of(players.personOf(about), keys));
    }

    private void keep(Testimony.Stated stated) {
        var touch = new Touch(
                stated.method(), stated.root(), stated.typed(), stated.at(), stated.position(), stated.source());
        if (advocates.contains(stated.typed()) && touches.stream().noneMatch(touch::isSame)) {
            players.see(stated.typed(), begins);
            touches.add(touch);
        }
    }

    private Set<String> goalEvents() {
        return promised().terms().goals().stream().map(Goal::event).collect(toSet());
    }

    private ProgramVersion promised() {
        return program.versions().getFirst();
    }

    Players players() {
        return players;
    }

    /** Everything told of a friend. */
    Friend friend(PersonId id, List<Pinned> referrals, Friend.Ancestry ancestry) {
        Person person = players.person(id);
        var happenings = new ArrayList<Happening>();
        deeds.stream()
                .filter(deed -> person.roots().contains(deed.root()))
                .map(FactStore.Deed::happening)
                .forEach(happenings::add);
        orders.of(id, person.roots()).stream()
                .map(order -> Happening.of(order, NOTHING))
                .forEach(happenings::add);
        happenings.sort(Happening.IN_ORDER);
        return new Friend(
                person,
                signUps.entrySet().stream()
                        .filter(signUp -> person.roots().contains(signUp.getKey()))
                        .map(Map.Entry::getValue)
                        .sorted(Trigger.IN_ORDER)
                        .toList(),
                touches.stream()
                        .filter(touch -> person.roots().contains(touch.root()))
                        .map(this::evidence)
                        .toList(),
                happenings,
                Map.of(),
                referrals,
                ancestry);
    }

    private Evidence evidence(Touch touch) {
        return new Evidence(
                touch.method(),
                touch.root(),
                advocate(Players.root(touch.advocate())),
                touch.advocate(),
                touch.at(),
                touch.position(),
                touch.source(),
                program.liveAt(touch.at()) ? program.inForce(touch.at()) : Optional.empty(),
                true);
    }

    /** A member of the program from its beginning. */
    Advocate advocate(RootId root) {
        PersonId id = players.personOf(root);
        Person person = players.person(id);
        var membership = new Membership(
                new MembershipId(root.value()),
                program.id(),
                root,
                id,
                Membership.State.ACTIVE,
                begins,
                Optional.empty());
        return new Advocate(membership, person, orders.of(id, person.roots()));
    }
}
